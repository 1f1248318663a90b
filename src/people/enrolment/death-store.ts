import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type Death = {
  readonly person: PersonId;
  readonly diedOn: Day;
  /** The case whose papers were looked at. */
  readonly case: string;
  readonly at: string;
};

/** Null: nobody brought a paper that says so. */
export async function findDeath(sql: Sql, person: PersonId): Promise<Day | null> {
  const [row] = await sql<{ diedOn: Day }>(
    'enrolment: death',
    'select died_on as "diedOn" from death where person_id = $1',
    [person],
  );
  return row?.diedOn ?? null;
}

/** Of these, whoever died. */
export async function findDeaths(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Day>> {
  const rows = await sql<{ person: PersonId; diedOn: Day }>(
    'enrolment: deaths',
    'select person_id as person, died_on as "diedOn" from death where person_id = any($1)',
    [persons],
  );
  return new Map(rows.map(({ person, diedOn }) => [person, diedOn]));
}

/** The first paper stays; whoever brings another day was refused before. */
export async function insertDeath(sql: Sql, { person, diedOn, case: of, at }: Death) {
  await sql(
    'enrolment: insert death',
    `insert into death (person_id, died_on, case_id, recorded_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [person, diedOn, of, at],
  );
}
