import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { checkCoverage } from './check-coverage.ts';
import { UNKNOWN_PERSON } from './errors.ts';
import type { Coverage } from './model.ts';
import type { EnrolmentDeps } from './record-person.ts';
import { findCoverage, insertCoverage, lockPersons } from './store.ts';

export async function recordCoverage(deps: EnrolmentDeps, coverage: Coverage): Promise<Coverage> {
  return deps.database.transaction(async (sql) => {
    await addCoverage(sql, deps.ids.next(), coverage);
    return coverage;
  });
}

/** The same within a transaction of the caller. */
export async function addCoverage(sql: Sql, id: string, coverage: Coverage): Promise<void> {
  const { personId } = coverage;
  const persons = await lockPersons(sql, [personId]);
  const existing = await findCoverage(sql, [personId]);

  if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });
  checkCoverage(coverage, existing.get(personId) ?? []);

  await insertCoverage(sql, id, coverage);
}
