import { addDays, type Day, day } from '../../kernel/days.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { Holder, InsuranceDocument } from './model.ts';

export type InsuranceFacts = {
  readonly number: string;
  readonly area: string;
  readonly today: Day;
  readonly holder: Holder;
  readonly coverage: readonly Coverage[];
  readonly balance: Money | null;
};

/** The relation of insurance as it stands: what another area takes over. */
export function buildInsurance(facts: InsuranceFacts): InsuranceDocument {
  const { number, area, today, holder, coverage, balance } = facts;
  const periods = coverage
    .filter(({ startsOn }) => startsOn <= today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map(({ scheme, standing, retired, startsOn, endsOn }) => ({
      scheme,
      standing,
      retired,
      startsOn,
      endsOn,
    }));
  return {
    kind: 'insurance',
    number,
    area,
    issuedOn: today,
    holder,
    periods,
    months: {
      employee: coveredMonths(coverage, 'employee', today),
      resident: coveredMonths(coverage, 'resident', today),
    },
    balance: balance === null ? null : formatYuan(balance),
  };
}

/**
 * Months of a scheme in which premiums were paid, that of today among them. A month counts once, however many periods
 * touch it, as contributions are paid by the month.
 */
export function coveredMonths(coverage: readonly Coverage[], scheme: Scheme, today: Day): number {
  const months = new Set<string>();
  for (const period of coverage) {
    if (period.scheme !== scheme || period.standing !== 'covered') continue;
    const last =
      period.endsOn === null || period.endsOn > today ? today : addDays(period.endsOn, -1);
    for (let at = firstOf(period.startsOn); at <= last; at = nextMonth(at)) months.add(at);
  }
  return months.size;
}

function firstOf(on: Day): Day {
  return day(`${on.slice(0, 7)}-01`);
}

function nextMonth(first: Day): Day {
  return firstOf(addDays(first, 31));
}
