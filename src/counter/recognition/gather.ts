import { assert } from '../../kernel/assert.ts';
import { addDays } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { findDischargeDiagnoses } from '../../money/encounter/index.ts';
import { coverageOn, findCoverage } from '../../people/enrolment/index.ts';
import { findRecognitions } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts } from '../matters/index.ts';
import type { RecognitionFacts, RecognitionWorld } from './model.ts';

/** Ten years, the longest that a document may let a discharge count. */
const LOOK_BACK_DAYS = 3660;

export async function gatherRecognition(
  sql: Sql,
  { clock, shelf }: RecognitionWorld,
  person: PersonId,
): Promise<RecognitionFacts> {
  const today = clock.today();
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  const insured = coverageOn(coverage, today);
  return {
    ...{ today, coverage },
    recognitions: (await findRecognitions(sql, [person])).get(person) ?? [],
    policies: insured && (await shelf.setOn(insured.scheme, today, sql)),
    diagnoses: await findDischargeDiagnoses(sql, person, addDays(today, -LOOK_BACK_DAYS)),
  };
}

export function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person !== null, 'a recognition concerns a person');
  return person;
}
