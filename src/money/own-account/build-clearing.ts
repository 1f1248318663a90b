import { createHash } from 'node:crypto';
import { sum } from '../../kernel/money.ts';
import type { ClearedUse, Clearing } from './model.ts';

export type ClearingOf = Pick<Clearing, 'month' | 'giverArea' | 'receiverArea'>;

/** The whole amount of a month between two areas, premiums with care; what was given back is taken off. */
export function buildClearing(of: ClearingOf, uses: readonly ClearedUse[]): Clearing {
  const total = (fits: (use: ClearedUse) => boolean) =>
    sum(uses.filter(fits).map(({ amount }) => amount));
  return {
    ...of,
    uses: uses.length,
    care: total(({ kind }) => kind === 'care'),
    goods: total(({ kind }) => kind === 'goods'),
    premium: total(({ kind }) => kind.startsWith('premium-')),
    total: total(() => true),
    hash: hashUses(of, uses),
  };
}

function hashUses({ month, giverArea, receiverArea }: ClearingOf, uses: readonly ClearedUse[]) {
  const lines = uses.map(({ id, kind, amount }) => `${id} ${kind} ${amount}`).toSorted();
  return createHash('sha256')
    .update([month, giverArea, receiverArea, ...lines].join('\n'))
    .digest('hex');
}
