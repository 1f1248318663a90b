import { type Money, min, plus, share, times, ZERO } from '../../kernel/money.ts';
import type { IncentiveFigures } from '../../rules/figures/index.ts';

/** What a finished year says of somebody. */
export type PastYear = {
  readonly year: number;
  readonly insured: boolean;
  /** A fund paid something. */
  readonly claimed: boolean;
  /** Serious-disease insurance paid beyond the cap that holds without incentives. */
  readonly used: boolean;
};

export type Incentive = {
  readonly year: number;
  /** Unbroken years with this one. */
  readonly continuousYears: number;
  readonly continuous: Money;
  readonly noClaim: Money;
  /** What is added to the cap of the year: both, up to the most that the area gives. */
  readonly total: Money;
};

/**
 * 连续参保和零报销激励 of a year in which somebody is insured. A change of scheme breaks nothing; a year without insurance
 * begins the series anew. What was earned by not claiming is gone once an incentive was used.
 */
export function decideIncentive(
  rule: IncentiveFigures,
  { year, past, baseCap }: { year: number; past: readonly PastYear[]; baseCap: Money },
): Incentive {
  const known = new Map(past.map((one) => [one.year, one]));
  let series = 0;
  let noClaim = ZERO;
  for (let at = rule.countsFrom; at < year; at += 1) {
    const one = known.get(at);
    if (!one?.insured) {
      series = 0;
      if (rule.noClaimAfterBreak === 'lost') noClaim = ZERO;
      continue;
    }
    series += 1;
    if (one.used) noClaim = ZERO;
    if (!one.claimed) noClaim = plus(noClaim, rule.noClaim);
  }
  const continuousYears = series + 1;
  const raises = Math.max(0, continuousYears - rule.continuousFrom + 1);
  const continuous = times(rule.continuous, BigInt(raises));
  const total = min(plus(continuous, noClaim), share(baseCap, rule.mostShare, 'down'));
  return { year, continuousYears, continuous, noClaim, total };
}
