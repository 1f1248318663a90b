import type { PersonId } from '../../kernel/ids.ts';
import { type Money, type Rate, share } from '../../kernel/money.ts';
import type { AccountFigures } from '../../rules/figures/index.ts';
import type { Credited } from './model.ts';

/** A share of a base, rounded once: of one's own in service, of one amount for all who are retired. */
export function computeCredit(base: Money, part: Rate): Money {
  return share(base, part);
}

export type Creditor = {
  readonly person: PersonId;
  readonly retired: boolean;
  /** Null: in service without a base, and so without a share. */
  readonly base: Money | null;
};

/** Null where there is nothing to credit. */
export function creditOf({ person, retired, base }: Creditor, by: AccountFigures): Credited | null {
  if (retired) {
    const { base: fixed, share: part } = by.retired;
    return { person, basis: fixed, rate: null, amount: computeCredit(fixed, part) };
  }
  if (base === null) return null;
  const amount = computeCredit(base, by.inService.share);
  return amount > 0n ? { person, basis: base, rate: by.inService.share, amount } : null;
}
