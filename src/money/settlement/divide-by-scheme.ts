import { addDays, type Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import { prevailingCoverage } from '../benefit/index.ts';
import type { Encounter } from '../encounter/index.ts';
import { type Rules, rulesOn } from './build-part.ts';
import type { Stay, Stretch } from './cut-stay.ts';
import type { Facts } from './facts.ts';

/**
 * The stay as one stretch, or one for each scheme where the area computes every scheme's days under its
 * own rules (the documents of the discharge say so). Days without insurance are a stretch as well: the
 * gate shuts on them and not on the days that were insured.
 */
export function divideByScheme(
  encounter: Encounter,
  stay: Stay,
  last: Rules,
  facts: Facts,
): readonly Stretch[] | Rejection {
  const { general } = last.policies;
  if (general.acrossSchemes?.is !== 'by-day') return [{ general, ...stay }];
  const stretches: Stretch[] = [];
  for (const days of cutAtTurns(stay, facts.coverage.get(encounter.personId) ?? [])) {
    const rules = days.until === stay.until ? last : rulesOn(encounter, days.until, facts);
    if (rules instanceof Rejection) return rules;
    stretches.push({ ...days, general: rules.policies.general });
  }
  return stretches;
}

/** Cut before each day on which another scheme, or none, begins to answer for the person. */
export function cutAtTurns(stay: Stay, coverages: readonly Coverage[]): readonly Stay[] {
  const schemeOn = (day: Day) => prevailingCoverage(coverages, day)?.scheme ?? null;
  // Only where a period begins or ends can the scheme change.
  const turns = coverages
    .flatMap(({ startsOn, endsOn }) => (endsOn === null ? [startsOn] : [startsOn, endsOn]))
    .filter((day) => day > stay.from && day <= stay.until)
    .filter((day) => schemeOn(day) !== schemeOn(addDays(day, -1)));
  const firsts = [stay.from, ...[...new Set(turns)].toSorted()];
  return firsts.map((from, index) => {
    const next = firsts[index + 1];
    return { from, until: next === undefined ? stay.until : addDays(next, -1) };
  });
}
