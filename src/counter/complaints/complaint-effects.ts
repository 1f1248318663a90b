import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../money/provider/index.ts';
import { type Effect, findText } from '../matters/index.ts';
import { NO_REPLY } from './errors.ts';
import { findOpinion } from './store.ts';

/** A complaint and a tip end in the same way: with an answer. Who may read them says their document. */
export function complaintEffects(): readonly Effect[] {
  return [
    {
      name: 'complaint-answer',
      // An answer is all that it leaves, and the newer one holds.
      anew: true,
      check: async (sql, { case: { form } }) => {
        const provider = findText(form, 'provider') as ProviderId | null;
        if (provider === null || (await findProviders(sql, [provider])).has(provider)) return;
        throw new Rejection(UNKNOWN_PROVIDER, { id: provider });
      },
      carryOut: async (sql, { case: { id } }) => {
        const reply = await findOpinion(sql, id);
        if (reply === '') throw new Rejection(NO_REPLY);
        return { result: { reply } };
      },
    },
  ];
}
