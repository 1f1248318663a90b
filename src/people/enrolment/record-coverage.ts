import { Rejection } from '../../kernel/rejection.ts';
import { checkCoverage } from './check-coverage.ts';
import { UNKNOWN_PERSON } from './errors.ts';
import type { Coverage } from './model.ts';
import type { EnrolmentDeps } from './record-person.ts';
import { findCoverage, insertCoverage, lockPersons } from './store.ts';

export async function recordCoverage(deps: EnrolmentDeps, coverage: Coverage): Promise<Coverage> {
  const { personId } = coverage;
  return deps.database.transaction(async (sql) => {
    const persons = await lockPersons(sql, [personId]);
    const existing = await findCoverage(sql, [personId]);

    if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });
    checkCoverage(coverage, existing.get(personId) ?? []);

    await insertCoverage(sql, deps.ids.next(), coverage);
    return coverage;
  });
}
