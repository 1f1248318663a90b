import { addDays, type Day, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Coverage, coverageOn } from '../../people/enrolment/index.ts';
import type { Figures } from '../../rules/figures/index.ts';
import { INSURED_AS_EMPLOYEE, YEAR_NOT_OPEN } from './errors.ts';

export type EnrolmentAsked = { readonly person: PersonId; readonly year: number };

export type EnrolmentFacts = {
  readonly today: Day;
  readonly bornOn: Day;
  readonly coverage: readonly Coverage[];
  readonly rule: Figures['enrolment'];
};

/**
 * The insurance of a year from the right day: a newborn from birth, in a year that begins meanwhile from 1 January; in the
 * window the next year whole; whoever comes late after a waiting time. A year that ends while he waits has no covered part.
 */
export function decideEnrolment(asked: EnrolmentAsked, facts: EnrolmentFacts): readonly Coverage[] {
  const periods = periodsOf(asked, facts);
  const [first] = periods;
  const counted = first && coverageOn(facts.coverage, first.startsOn);
  if (counted?.scheme === 'employee' && counted.standing === 'covered') {
    throw new Rejection(INSURED_AS_EMPLOYEE, { startsOn: first?.startsOn ?? '' });
  }
  return periods;
}

function periodsOf({ person, year }: EnrolmentAsked, facts: EnrolmentFacts): readonly Coverage[] {
  const { today, bornOn, rule } = facts;
  const period = (standing: Coverage['standing'], startsOn: Day, endsOn: Day): Coverage => ({
    ...{ personId: person, scheme: 'resident', standing, retired: false, startsOn, endsOn },
  });
  const next = day(`${year + 1}-01-01`);
  const now = Number(today.slice(0, 4));
  const first = day(`${year}-01-01`);
  const newborn = today <= addDays(bornOn, rule.newbornDays);
  if (newborn && (bornOn.slice(0, 4) === String(year) || year === now)) {
    return [period('covered', bornOn > first ? bornOn : first, next)];
  }
  if (year === now + 1 && isOpen(rule, today)) {
    return [period('covered', first, next)];
  }
  if (year !== now) {
    const { windowFrom: from, windowUntil: until } = rule;
    throw new Rejection(YEAR_NOT_OPEN, { year: String(year), from, until });
  }
  const covered = addMonths(today, rule.waitingMonths);
  if (covered >= next) return [period('waiting', today, next)];
  return [period('waiting', today, covered), period('covered', covered, next)];
}

function isOpen({ windowFrom, windowUntil }: Figures['enrolment'], today: Day): boolean {
  const on = today.slice(5);
  return windowFrom <= on && on <= windowUntil;
}
