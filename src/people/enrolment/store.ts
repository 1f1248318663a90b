import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Coverage, Person } from './model.ts';

const PERSON = `id, id_number as "idNumber", name, sex, born_on as "bornOn", county, household`;

export async function findPersons(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Person>> {
  const rows = await sql<Person>(
    'enrolment: persons',
    `select ${PERSON} from person where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** By the whole number, in capital letters. */
export async function findPersonByIdNumber(sql: Sql, idNumber: string): Promise<Person | null> {
  const rows = await sql<Person>(
    'enrolment: person by id number',
    `select ${PERSON} from person where id_number = $1`,
    [idNumber],
  );
  return rows[0] ?? null;
}

/** A person without any coverage is absent from the map. */
export async function findCoverage(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Coverage[]>> {
  const rows = await sql<Coverage>(
    'enrolment: coverage',
    `select person_id as "personId", scheme, standing, retired,
       starts_on as "startsOn", ends_on as "endsOn"
     from coverage where person_id = any($1)`,
    [ids],
  );
  const found = new Map<PersonId, Coverage[]>();
  for (const row of rows) {
    const periods = found.get(row.personId);
    if (periods) periods.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}

/**
 * Holds persons until the transaction ends, in the order of their ids, and reads them. Writers of dated
 * periods queue here, so that two of them cannot overlap each other unseen. An advisory lock, since the
 * application may not change persons and a row lock asks for that right.
 */
export async function lockPersons(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Person>> {
  await sql(
    'enrolment: lock persons',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' person ' || id, 0))
     from (select id from unnest($1::text[]) id order by id) ordered`,
    [ids],
  );
  return findPersons(sql, ids);
}

/** Which of id and identity number are in use already. */
export async function findClash(
  sql: Sql,
  person: Pick<Person, 'id' | 'idNumber'>,
): Promise<{ id: PersonId; idNumber: string } | null> {
  const rows = await sql<{ id: PersonId; idNumber: string }>(
    'enrolment: person clash',
    `select id, id_number as "idNumber" from person where id = $1 or id_number = $2
     order by id = $1 desc limit 1`,
    [person.id, person.idNumber],
  );
  return rows[0] ?? null;
}

/** False when the id or the identity number is in use. */
export async function insertPerson(
  sql: Sql,
  person: Person & { readonly initials: string; readonly phone: string | null },
): Promise<boolean> {
  const { id, idNumber, name, initials, sex, bornOn, county, household, phone } = person;
  const rows = await sql(
    'enrolment: insert person',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household, phone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [id, idNumber, name, initials, sex, bornOn, county, household, phone],
  );
  return rows.length === 1;
}

export async function insertCoverage(sql: Sql, id: string, coverage: Coverage): Promise<void> {
  const { personId, scheme, standing, retired, startsOn, endsOn } = coverage;
  await sql(
    'enrolment: insert coverage',
    `insert into coverage (id, person_id, scheme, standing, retired, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, personId, scheme, standing, retired, startsOn, endsOn],
  );
}
