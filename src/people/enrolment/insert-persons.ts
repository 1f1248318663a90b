import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import { initialsOf } from './change-person.ts';
import { bornOnOf, sexOf } from './check-id-number.ts';
import { marksOf } from './store.ts';

/** Somebody of a list whose number was looked at; day of birth and sex follow it. */
export type ListedPerson = {
  readonly id: string;
  readonly idNumber: string;
  readonly name: string;
  readonly county: string;
  readonly household: string;
};

/** Records people whom nobody knew, all at once; one whose number came in meanwhile stays as he is. Says how many. */
export async function insertPersons(sql: Sql, persons: readonly ListedPerson[]): Promise<number> {
  if (persons.length === 0) return 0;
  const { sealer } = sql;
  const column = <Value>(of: (person: ListedPerson) => Value) => persons.map(of);
  const rows = await sql(
    'enrolment: insert persons',
    `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[],
       $8::text[], $9::text[]) on conflict do nothing returning id`,
    [
      column(({ id }) => id),
      column(({ id, idNumber }) => sealer.seal(idNumber, sealedIn(PERSON_ID_NUMBER, id))),
      column(({ idNumber }) => marksOf(sql, idNumber)[0]),
      ...[column(({ name }) => name), column(({ name }) => initialsOf(name))],
      ...[column(({ idNumber }) => sexOf(idNumber)), column(({ idNumber }) => bornOnOf(idNumber))],
      ...[column(({ county }) => county), column(({ household }) => household)],
    ],
  );
  return rows.length;
}
