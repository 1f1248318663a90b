import { assert } from '../../kernel/assert.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { findCareElsewhere } from '../../money/encounter/index.ts';
import { coverageOn, findCoverage } from '../../people/enrolment/index.ts';
import { findFilings } from '../../people/filing/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { awayRulesOf } from '../../rules/policy/index.ts';
import type { CaseFacts } from '../matters/index.ts';
import type { AwayFacts, AwayWorld } from './model.ts';
import { places } from './places.ts';

/** How far back care that is not settled is looked for: longer than any bill waits. */
const LOOK_BACK_DAYS = 366;

/** All that is known of the person who is cared for elsewhere, as it stands now. */
export async function gatherAway(
  sql: Sql,
  { database, clock, shelf }: AwayWorld,
  person: PersonId,
  day: Day,
): Promise<AwayFacts> {
  const today = clock.today();
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  const filings = (await findFilings(sql, [person], 'away')).get(person) ?? [];
  const care = await findCareElsewhere(sql, person, addDays(today, -LOOK_BACK_DAYS));
  const scheme = (coverageOn(coverage, day) ?? coverageOn(coverage, today))?.scheme ?? 'resident';
  const policies = await shelf.setOn(scheme, today, sql);
  return {
    ...{ today, area: database.area, places: places(), coverage, filings, care },
    rules: awayRulesOf(policies?.general ?? {}),
  };
}

export function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person !== null, 'a matter of care away concerns a person');
  return person;
}
