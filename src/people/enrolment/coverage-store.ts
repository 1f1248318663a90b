import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { fen, type Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Coverage, Person } from './model.ts';

/** Several periods at once; `order`: the paid premium that makes them. */
export async function insertCoverages(
  sql: Sql,
  rows: readonly {
    readonly id: string;
    readonly order: string | null;
    readonly period: Coverage;
  }[],
): Promise<void> {
  const column = <Value>(of: (row: (typeof rows)[number]) => Value) => rows.map(of);
  await sql(
    'enrolment: insert coverages',
    `insert into coverage (id, order_id, person_id, scheme, standing, retired, starts_on, ends_on)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[],
       $7::date[], $8::date[])`,
    [
      ...[column(({ id }) => id), column(({ order }) => order)],
      ...[column(({ period }) => period.personId), column(({ period }) => period.scheme)],
      ...[column(({ period }) => period.standing), column(({ period }) => period.retired)],
      ...[column(({ period }) => period.startsOn), column(({ period }) => period.endsOn)],
    ],
  );
}

/** What a premium made never counts; the caller holds the person. */
export async function withdrawCoverage(sql: Sql, order: string): Promise<void> {
  await sql(
    'enrolment: withdraw coverage',
    'update coverage set withdrawn_at = now() where order_id = $1 and withdrawn_at is null',
    [order],
  );
}

/**
 * Ends what somebody has under a scheme on a day, the first without it. What begins later never counts. The caller
 * holds the person.
 */
export async function endCoverage(
  sql: Sql,
  { personId, scheme }: Pick<Coverage, 'personId' | 'scheme'>,
  on: Day,
): Promise<void> {
  await sql(
    'enrolment: end coverage',
    `update coverage set ends_on = $3 where person_id = $1 and scheme = $2 and withdrawn_at is null
       and starts_on < $3 and (ends_on is null or ends_on > $3)`,
    [personId, scheme, on],
  );
  await sql(
    'enrolment: withdraw later coverage',
    `update coverage set withdrawn_at = now() where person_id = $1 and scheme = $2
       and withdrawn_at is null and starts_on >= $3`,
    [personId, scheme, on],
  );
}

/** Years for which another area was paid. */
export async function findYearsElsewhere(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, number[]>> {
  const rows = await sql<{ personId: PersonId; years: number[] }>(
    'enrolment: years elsewhere',
    `select person_id as "personId", array_agg(year) as years from insured_elsewhere
     where person_id = any($1) group by 1`,
    [ids],
  );
  return new Map(rows.map(({ personId, years }) => [personId, years]));
}

export type YearElsewhere = {
  readonly personId: PersonId;
  readonly year: number;
  readonly area: string;
  readonly source: string;
};

/** A year that is known already stays as it was said first. */
export async function insertYearsElsewhere(
  sql: Sql,
  rows: readonly YearElsewhere[],
): Promise<void> {
  await sql(
    'enrolment: insert years elsewhere',
    `insert into insured_elsewhere (person_id, year, area, source)
     select * from unnest($1::text[], $2::integer[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      ...[rows.map(({ personId }) => personId), rows.map(({ year }) => year)],
      ...[rows.map(({ area }) => area), rows.map(({ source }) => source)],
    ],
  );
}

/** What raises the cap of serious-disease insurance in a year. */
export type YearIncentive = { readonly year: number; readonly total: Money };
export type Insured = Person & { readonly incentives: readonly YearIncentive[] };

/** Persons together with their incentives of all years, in the one question that settlements ask anyway. */
export async function findInsured(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Insured>> {
  const rows = await sql<Person & { incentives: readonly [number, string][] | null }>(
    'enrolment: insured',
    `select id, name, sex, born_on as "bornOn", county, household,
       (select json_agg(json_build_array(benefit_year, total::text)) from incentive
        where person_id = person.id) as incentives
     from person where id = any($1)`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        incentives: (row.incentives ?? []).map(([year, total]) => ({ year, total: fen(total) })),
      },
    ]),
  );
}
