import { type Money, min, type Rate, remaining, share } from '../../kernel/money.ts';

export type CareCost = {
  /** What was spent on care, without bed, food and what medical insurance pays. */
  readonly cost: Money;
  readonly rate: Rate;
  /** What the year has paid already, and the most that it pays. */
  readonly paid: Money;
  readonly cap: Money;
};

/** 长期护理保险: its rate of the cost from the first fen, up to what is left of the year. */
export function computeCareInsurance({ cost, rate, paid, cap }: CareCost): Money {
  return min(share(cost, rate), remaining(cap, paid));
}

/** The most that a year pays: a part of what residents had to spend in the year before. */
export function careCapOf(rule: { readonly income: Money; readonly capShare: Rate }): Money {
  return share(rule.income, rule.capShare, 'down');
}
