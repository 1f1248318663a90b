import { type Money, minus, plus, sum, ZERO } from '../../kernel/money.ts';
import type { SettlementRow } from '../settlement/index.ts';

export type Share = {
  readonly total: Money;
  readonly fund: Money;
  readonly personal: Money;
  readonly gate: string | null;
};

/** What the funds and the person would bear, over all parts of a stay. */
export function computeShare(rows: readonly SettlementRow[]): Share {
  const of = (pick: (amounts: SettlementRow['amounts']) => readonly Money[]) =>
    sum(rows.flatMap(({ amounts }) => pick(amounts)));
  return {
    total: of(({ total }) => [total]),
    fund: of((a) => [a.pool, a.largeAmount, a.seriousDisease, a.medicalAid]),
    personal: of(({ ownAccount, mutualAid, cash }) => [ownAccount, mutualAid, cash]),
    gate: rows.map(({ document }) => document.computed?.input.gate ?? null).find(Boolean) ?? null,
  };
}

/** What is missing of the own share once the deposit is taken off; null: no deposit is known. */
export function computeArrears(personal: Money, deposit: Money | null): Money | null {
  if (deposit === null) return null;
  const missing = minus(personal, deposit);
  return missing > ZERO ? missing : ZERO;
}

export function addShares(list: readonly Share[]): Pick<Share, 'total' | 'fund' | 'personal'> {
  const none = { total: ZERO, fund: ZERO, personal: ZERO };
  return list.reduce(
    (a, b) => ({
      total: plus(a.total, b.total),
      fund: plus(a.fund, b.fund),
      personal: plus(a.personal, b.personal),
    }),
    none,
  );
}
