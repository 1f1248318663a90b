import type { Day } from '../../kernel/days.ts';
import { formatRate, formatYuan, type Money, share, sum } from '../../kernel/money.ts';
import { addMonths } from '../../kernel/months.ts';
import type { Period } from '../../kernel/period.ts';
import type { Paid } from '../../money/settlement/index.ts';
import type { Figures } from '../../rules/figures/index.ts';

type Rule = Figures['illnessPoverty'];

/** The days whose own payments count; `until` is the day of the application. */
export type Window = { readonly from: Day; readonly until: Day };

export function windowOf(rule: Rule, appliedOn: Day): Window {
  return { from: addMonths(appliedOn, -rule.months), until: appliedOn };
}

/** From when and until when the identity holds if it is approved. */
export function periodOf(rule: Rule, appliedOn: Day): Period {
  const startsOn = rule.beginsOn === 'application' ? appliedOn : windowOf(rule, appliedOn).from;
  return { startsOn, endsOn: addMonths(appliedOn, rule.holdsMonths) };
}

export type Poverty = {
  /** Cash and own accounts: what illness took out of the household. */
  readonly own: Money;
  readonly income: Money;
  readonly threshold: Money;
  readonly reached: boolean;
};

/** Own payments against the share of the household's yearly income. Reaching the threshold is enough. */
export function computePoverty(rule: Rule, income: Money, paid: readonly Paid[]): Poverty {
  const own = sum(paid.flatMap(({ cash, ownAccount, mutualAid }) => [cash, ownAccount, mutualAid]));
  const threshold = share(income, rule.share);
  return { own, income, threshold, reached: own >= threshold };
}

/** What an officer reads, and what the case keeps. */
export function povertyFacts(rule: Rule, window: Window, poverty: Poverty) {
  return {
    from: window.from,
    until: window.until,
    own: formatYuan(poverty.own),
    income: formatYuan(poverty.income),
    share: formatRate(rule.share),
    threshold: formatYuan(poverty.threshold),
    reached: poverty.reached ? 'yes' : 'no',
    source: rule.source,
  };
}
