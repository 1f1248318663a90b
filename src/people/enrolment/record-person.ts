import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { checkPerson } from './check-person.ts';
import { ID_NUMBER_TAKEN, PERSON_EXISTS } from './errors.ts';
import { maskIdNumber } from './mask-identity.ts';
import type { IdentifiedPerson } from './model.ts';
import { findClash, insertPerson } from './store.ts';

export type EnrolmentDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** `initials`: pinyin initials of the name in lower case, by which clerks search. */
export type NewPerson = IdentifiedPerson & {
  readonly initials: string;
  readonly phone: string | null;
};

export async function recordPerson(
  deps: EnrolmentDeps,
  person: NewPerson,
): Promise<IdentifiedPerson> {
  const { sql } = deps.database;
  checkPerson(person, deps.clock.today());
  if (!(await insertPerson(sql, person))) {
    const clash = await findClash(sql, person);
    if (clash === person.id) throw new Rejection(PERSON_EXISTS, { id: person.id });
    throw new Rejection(ID_NUMBER_TAKEN, { idNumber: maskIdNumber(person.idNumber) });
  }
  return person;
}
