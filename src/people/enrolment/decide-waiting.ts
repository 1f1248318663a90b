import type { WaitingFigures } from '../../rules/figures/index.ts';

export type WaitingFacts = {
  readonly missedYears: number;
  readonly paidInWindow: boolean;
  /** Missed years that were paid for afterwards; each takes one year's part away. */
  readonly repairedYears: number;
};

export type Waiting = {
  readonly months: number;
  readonly fixed: number;
  readonly variable: number;
};

export const NO_WAITING: Waiting = { months: 0, fixed: 0, variable: 0 };

/**
 * 待遇等待期. Whoever neither missed a year nor came late does not wait. Paying for missed years takes their part away
 * and never the fixed one; after a long gap some months stay, whatever was paid.
 */
export function decideWaiting(facts: WaitingFacts, rule: WaitingFigures): Waiting {
  const { missedYears, paidInWindow, repairedYears } = facts;
  if (missedYears === 0 && paidInWindow) return NO_WAITING;
  const fixed = rule.fixedMonths;
  const left = Math.max(0, missedYears - repairedYears);
  const least = missedYears >= rule.longGap.years ? rule.longGap.atLeastMonths : 0;
  const months = Math.max(fixed + left * rule.monthsPerMissedYear, least);
  return { months, fixed, variable: months - fixed };
}
