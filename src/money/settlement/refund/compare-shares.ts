import { minus, negate, sum } from '../../../kernel/money.ts';
import type { NamedSettlement } from '../settlements.ts';
import type { Refunded, Shares } from './model.ts';

type Records = readonly NamedSettlement[];

/** Old, new and the difference. A reversal mirrors the old settlement with what corrected it since. */
export function compareShares(
  reversed: Records,
  settled: Records,
): Pick<Refunded, 'before' | 'after' | 'back'> {
  // What a correction posts to other settlements of the year is settled with the person by itself.
  const mirrors = reversed.filter(({ row }) => row.kind === 'reversal');
  const before = mapShares(sharesOf(mirrors), negate);
  const after = sharesOf(settled);
  return {
    before,
    after,
    back: {
      total: minus(before.total, after.total),
      fund: minus(before.fund, after.fund),
      ownAccount: minus(before.ownAccount, after.ownAccount),
      mutualAid: minus(before.mutualAid, after.mutualAid),
      cash: minus(before.cash, after.cash),
    },
  };
}

function sharesOf(records: Records): Shares {
  const of = (pick: (amounts: NamedSettlement['row']['amounts']) => Shares['total']) =>
    sum(records.map(({ row }) => pick(row.amounts)));
  return {
    total: of(({ total }) => total),
    fund: of((a) => sum([a.pool, a.largeAmount, a.seriousDisease, a.medicalAid])),
    ownAccount: of(({ ownAccount }) => ownAccount),
    mutualAid: of(({ mutualAid }) => mutualAid),
    cash: of(({ cash }) => cash),
  };
}

function mapShares(shares: Shares, change: (amount: Shares['total']) => Shares['total']): Shares {
  const { total, fund, ownAccount, mutualAid, cash } = shares;
  return {
    total: change(total),
    fund: change(fund),
    ownAccount: change(ownAccount),
    mutualAid: change(mutualAid),
    cash: change(cash),
  };
}
