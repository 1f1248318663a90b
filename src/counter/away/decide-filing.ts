import { addDays, type Day } from '../../kernel/days.ts';
import { addMonths } from '../../kernel/months.ts';
import { isEmpty, overlap, type Period } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { CareElsewhere } from '../../money/encounter/index.ts';
import { coverageOn } from '../../people/enrolment/index.ts';
import {
  awayClassOf,
  type Filing,
  type PlaceCode,
  placeOf,
  standingPeriod,
} from '../../people/filing/index.ts';
import {
  AT_HOME,
  FILED_ALREADY,
  NOT_INSURED,
  SETTLED_ALREADY,
  STARTS_IN_PAST,
  TOO_FAR_AHEAD,
  UNKNOWN_PLACE,
} from './errors.ts';
import type { Asked, AwayFacts } from './model.ts';

/**
 * From when to when care away is filed, or the first refusal. Care at the place that nobody has settled yet is
 * taken in, as far as the area lets a filing come after the fact.
 */
export function decideFiling(asked: Asked, facts: AwayFacts): Period {
  const { today, coverage, rules } = facts;
  const { startsOn, reason } = asked;
  checkPlace(asked.place, facts);
  const latest = addMonths(today, rules.temporary.months);
  if (startsOn > latest) throw new Rejection(TOO_FAR_AHEAD, { startsOn, latest });
  if (!coverageOn(coverage, startsOn)) throw new Rejection(NOT_INSURED, { day: startsOn });
  if (startsOn < today) checkPast(asked, facts);

  const temporary = awayClassOf(reason) === 'temporary';
  const endsOn = temporary ? addMonths(startsOn, rules.temporary.months) : null;
  const period = { startsOn, endsOn };
  const clash = standing(facts).find((other) => overlap(other.period, period));
  if (clash) throw filedAlready(clash, facts);
  return reachBack(period, asked, facts);
}

/** A place that is known, and not the own one. */
export function checkPlace(place: PlaceCode, { places, area }: AwayFacts): void {
  if (!places.has(place)) throw new Rejection(UNKNOWN_PLACE, { place });
  if (place === placeOf(area)) throw new Rejection(AT_HOME, { place: nameOf(place, places) });
}

/** A day that has passed is taken only for care that is not settled. */
function checkPast({ place, startsOn }: Asked, { today, care, rules }: AwayFacts): void {
  const there = care.filter(({ county }) => placeOf(county) === place);
  // What waits there does not let a filing begin before what was settled.
  const settled = there.find(
    (bill) => bill.settlementId !== null && (bill.endedOn ?? bill.startedOn) >= startsOn,
  );
  if (settled) {
    const until = settled.endedOn ?? settled.startedOn;
    throw new Rejection(SETTLED_ALREADY, { from: settled.startedOn, until });
  }
  if (rules.afterTheFact.is !== 'refused' && there.some((bill) => isOpen(bill, rules))) return;
  throw new Rejection(STARTS_IN_PAST, { startsOn, today });
}

/** Not settled, and where a filing must come before the discharge, not discharged. */
function isOpen({ settlementId, endedOn }: CareElsewhere, rules: AwayFacts['rules']): boolean {
  if (settlementId !== null) return false;
  return rules.afterTheFact.is === 'before-settlement' || endedOn === null;
}

/** The period from the first day of care there that waits to be settled, unless something else is filed for it. */
function reachBack(period: Period, { place }: Asked, facts: AwayFacts): Period {
  const { care, rules, today } = facts;
  if (rules.afterTheFact.is === 'refused' || period.startsOn > today) return period;
  const first = care
    .filter((bill) => placeOf(bill.county) === place && isOpen(bill, rules))
    .map(({ startedOn }) => startedOn)
    .sort()[0];
  if (first === undefined || first >= period.startsOn) return period;
  const earlier = { startsOn: first, endsOn: period.startsOn };
  const last = standing(facts)
    .filter((other) => overlap(other.period, earlier))
    .map((other) => other.period.endsOn ?? period.startsOn)
    .sort()
    .at(-1);
  return { ...period, startsOn: last ?? first };
}

type Standing = { readonly filing: Filing; readonly period: Period };

export function standing({ filings }: Pick<AwayFacts, 'filings'>): Standing[] {
  return filings.flatMap((filing) => {
    const period = filing.content.kind === 'away' ? standingPeriod(filing) : null;
    return period && !isEmpty(period) ? [{ filing, period }] : [];
  });
}

function filedAlready({ filing, period }: Standing, { places }: AwayFacts): Rejection {
  const { content } = filing;
  const place = content.kind === 'away' ? nameOf(content.place, places) : '';
  return new Rejection(FILED_ALREADY, {
    ...{ filing: filing.id, place, startsOn: period.startsOn },
    endsOn: lastDay(period.endsOn),
  });
}

export function nameOf(place: PlaceCode, places: AwayFacts['places']): string {
  return places.get(place)?.zh ?? place;
}

/** As people say it: the last day on which it holds. */
export function lastDay(endsOn: Day | null): string {
  return endsOn === null ? '—' : addDays(endsOn, -1);
}
