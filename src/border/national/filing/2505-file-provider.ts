import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../../money/provider/index.ts';
import type { ProviderUse } from '../../../people/filing/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { fileAsked } from './file-asked.ts';
import { filingAsked } from './filing-asked.ts';

const PROVIDER_WORDS = { providerName: 'fixmedins_name', remark: 'memo' } as const;

/** 2505 人员定点备案: the provider that a person chose for a use. Whether a benefit asks for it is the area's law. */
export const fileProvider = transaction({
  number: '2505' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const row = call.input.one('data');
    const use = call.world.terms.toWord('provider-use', row.text('biz_appy_type'));
    if (use === null) throw row.refuse('biz_appy_type', '本平台不办理该类定点备案');
    const chosen = row.text('fixmedins_code') as ProviderId;
    if (!(await findProviders(call.sql, [chosen])).has(chosen)) {
      throw new Rejection(UNKNOWN_PROVIDER, { id: chosen });
    }
    const position = row.text('fix_srt_no');
    const filing = filingAsked(row, call, {
      content: { kind: 'provider', chosen, use: use as ProviderUse, position },
      words: PROVIDER_WORDS,
    });
    return { result: await fileAsked(call, filing) };
  },
});
