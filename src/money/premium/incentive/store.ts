import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Incentive } from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';

export type Run = {
  readonly year: number;
  readonly reached: string;
  readonly lookedAt: bigint;
  readonly made: bigint;
  readonly finishedAt: string | null;
};

/** The run of a year, and holds it until the transaction ends. */
export async function lockRun(sql: Sql, year: number): Promise<Run> {
  await sql(
    'premium: begin incentives',
    'insert into incentive_run (year) values ($1) on conflict do nothing',
    [year],
  );
  const [run] = await sql<Run>(
    'premium: lock incentives',
    `select year, reached, looked_at as "lookedAt", made, finished_at as "finishedAt"
     from incentive_run where year = $1 for update`,
    [year],
  );
  return run as Run;
}

export async function keepRun(sql: Sql, run: Run): Promise<void> {
  await sql(
    'premium: keep incentives',
    `update incentive_run set reached = $2, looked_at = $3, made = $4, finished_at = $5 where year = $1`,
    [run.year, run.reached, run.lookedAt, run.made, run.finishedAt],
  );
}

/** Who is insured as a resident in the year and has no record of it yet, in the order of their ids. */
export async function findUnrecorded(
  sql: Sql,
  year: { readonly year: number; readonly from: Day; readonly until: Day },
  after: { readonly reached: string; readonly limit: number },
): Promise<PersonId[]> {
  const rows = await sql<{ id: PersonId }>(
    'premium: without incentive',
    `select distinct person_id as id from coverage c
     where person_id > $4 and scheme = 'resident' and standing = 'covered' and withdrawn_at is null
       and starts_on < $3 and (ends_on is null or ends_on > $2)
       and not exists (select from incentive i where i.person_id = c.person_id and i.benefit_year = $1)
     order by 1 limit $5`,
    [year.year, year.from, year.until, after.reached, after.limit],
  );
  return rows.map(({ id }) => id);
}

export type Claims = {
  readonly person: PersonId;
  readonly year: number;
  readonly claimed: boolean;
  readonly serious: Money;
};

/** What funds paid by year; reversals are mirrored, so that what was taken back is nothing. */
export async function findClaims(
  sql: Sql,
  persons: readonly PersonId[],
  years: { readonly from: number; readonly until: number },
): Promise<Claims[]> {
  return sql<Claims>(
    'premium: claims by year',
    `select person_id as person, benefit_year as year, sum(pool + large_amount + serious) <> 0 as claimed,
       coalesce(sum(serious) filter (where scheme = 'resident'), 0)::bigint as serious
     from settlement where person_id = any($1) and benefit_year >= $2 and benefit_year < $3 group by 1, 2`,
    [persons, years.from, years.until],
  );
}

export type IncentiveRow = Incentive & { readonly person: PersonId; readonly most: Money };

/** What was recorded for a year stays. */
export async function insertIncentives(
  sql: Sql,
  rows: readonly IncentiveRow[],
  at: string,
): Promise<void> {
  const column = <Value>(of: (row: IncentiveRow) => Value) => rows.map(of);
  await sql(
    'premium: insert incentives',
    `insert into incentive
       (person_id, benefit_year, continuous_years, continuous, no_claim, most, total, made_at)
     select *, $8::timestamptz from unnest($1::text[], $2::int[], $3::smallint[], $4::bigint[], $5::bigint[],
       $6::bigint[], $7::bigint[]) on conflict do nothing`,
    [
      ...[column(({ person }) => person), column(({ year }) => year)],
      ...[column(({ continuousYears }) => continuousYears), column(({ continuous }) => continuous)],
      ...[column(({ noClaim }) => noClaim), column(({ most }) => most)],
      ...[column(({ total }) => total), at],
    ],
  );
}
