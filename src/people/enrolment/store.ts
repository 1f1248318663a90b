import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { PERSON_ID_NUMBER, PERSON_PHONE, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Coverage, IdentifiedPerson, Person, Sex } from './model.ts';

const PERSON = `id, name, sex, born_on as "bornOn", county, household`;

/** A person with the number as it is kept: sealed, or in plain where an older version wrote it just now. */
export const KEPT_PERSON = `${PERSON}, coalesce(id_number_sealed, id_number) as "idNumber"`;

export function opened<Kept extends IdentifiedPerson>({ sealer }: Sql, person: Kept): Kept {
  return {
    ...person,
    idNumber: sealer.read(person.idNumber, sealedIn(PERSON_ID_NUMBER, person.id)),
  };
}

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

/** The same with their identity numbers, for answers that have to say them. */
export async function findIdentifiedPersons(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, IdentifiedPerson>> {
  const rows = await sql<IdentifiedPerson>(
    'enrolment: identified persons',
    `select ${KEPT_PERSON} from person where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, opened(sql, row)]));
}

/** By the whole number, in capital letters; nothing is opened to find it. */
export async function findPersonByIdNumber(sql: Sql, idNumber: string): Promise<Person | null> {
  const rows = await sql<Person>(
    'enrolment: person by id number',
    `select ${PERSON} from person where id_mark = any($1)`,
    [marksOf(sql, idNumber)],
  );
  return rows[0] ?? null;
}

/** By whole numbers, in capital letters; whoever is not insured is absent from the map. */
export async function findPersonsByIdNumbers(
  sql: Sql,
  idNumbers: readonly string[],
): Promise<Map<string, Person>> {
  const numberOf = new Map(
    idNumbers.flatMap((number) => marksOf(sql, number).map((mark) => [mark, number] as const)),
  );
  const rows = await sql<Person & { mark: string }>(
    'enrolment: persons by id numbers',
    `select ${PERSON}, id_mark as mark from person where id_mark = any($1)`,
    [[...numberOf.keys()]],
  );
  return new Map(rows.map(({ mark, ...person }) => [numberOf.get(mark) ?? '', person]));
}

/** Under every key: while keys are changed some rows bear the mark of the older one. */
export function marksOf({ sealer }: Sql, idNumber: string): string[] {
  return sealer.marks(idNumber, PERSON_ID_NUMBER);
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
     from coverage where person_id = any($1) and withdrawn_at is null`,
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
  { id, idNumber }: Pick<IdentifiedPerson, 'id' | 'idNumber'>,
): Promise<PersonId | null> {
  const rows = await sql<{ id: PersonId }>(
    'enrolment: person clash',
    `select id from person where id = $1 or id_mark = any($2) order by id = $1 desc limit 1`,
    [id, marksOf(sql, idNumber)],
  );
  return rows[0]?.id ?? null;
}

/**
 * False when the id or the identity number is in use: of two at one moment the mark, which is unique, lets one in;
 * marks under older keys are looked for besides.
 */
export async function insertPerson(
  sql: Sql,
  person: IdentifiedPerson & { readonly initials: string; readonly phone: string | null },
): Promise<boolean> {
  const { id, idNumber, name, initials, sex, bornOn, county, household, phone } = person;
  const { sealer } = sql;
  const [mark, ...olderMarks] = marksOf(sql, idNumber);
  const rows = await sql(
    'enrolment: insert person',
    `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household,
       phone_sealed)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
     where not exists (select from person where id_mark = any($11))
     on conflict do nothing returning id`,
    [
      ...[id, sealer.seal(idNumber, sealedIn(PERSON_ID_NUMBER, id)), mark],
      ...[name, initials, sex, bornOn, county, household],
      phone === null ? null : sealer.seal(phone, sealedIn(PERSON_PHONE, id)),
      olderMarks,
    ],
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

/** Kept as it is where null; sealed already where it is a number. */
export type KeptChange = {
  readonly name: string | null;
  readonly initials: string | null;
  readonly sex: Sex | null;
  readonly bornOn: Day | null;
  readonly idNumber: string | null;
  readonly mark: string | null;
  readonly phone: string | null;
  readonly county: string | null;
  readonly township: string | null;
};

export async function keepPerson(sql: Sql, id: PersonId, change: KeptChange): Promise<void> {
  const { name, initials, sex, bornOn, idNumber, mark, phone, county, township } = change;
  await sql(
    'enrolment: change person',
    `update person set name = coalesce($2, name), initials = coalesce($3, initials),
       sex = coalesce($4, sex), born_on = coalesce($5, born_on),
       id_number_sealed = coalesce($6, id_number_sealed), id_mark = coalesce($7, id_mark),
       id_number = case when $6::text is null then id_number end,
       phone_sealed = coalesce($8, phone_sealed),
       phone = case when $8::text is null then phone end,
       county = coalesce($9, county),
       township = case when $9::text is null then coalesce($10, township) else $10 end
     where id = $1`,
    [id, name, initials, sex, bornOn, idNumber, mark, phone, county, township],
  );
}

/** How somebody is reached and where he lives, for whoever works on his matter. */
export type Contact = { readonly phone: string | null; readonly township: string | null };

export async function findContact(sql: Sql, id: PersonId): Promise<Contact | null> {
  const [row] = await sql<Contact>(
    'enrolment: contact',
    'select coalesce(phone_sealed, phone) as phone, township from person where id = $1',
    [id],
  );
  if (!row) return null;
  const { phone, township } = row;
  return {
    phone: phone === null ? null : sql.sealer.read(phone, sealedIn(PERSON_PHONE, id)),
    township,
  };
}
