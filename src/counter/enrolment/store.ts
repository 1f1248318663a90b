import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type PremiumAid = {
  readonly person: PersonId;
  readonly year: number;
  readonly case: string;
  readonly group: string;
  readonly decidedOn: Day;
};

/** False: it was decided already. */
export async function insertPremiumAid(sql: Sql, one: PremiumAid): Promise<boolean> {
  const rows = await sql(
    'counter enrolment: insert premium aid',
    `insert into premium_aid (person_id, year, case_id, group_code, decided_on)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning year`,
    [one.person, one.year, one.case, one.group, one.decidedOn],
  );
  return rows.length === 1;
}

export async function hasPremiumAid(sql: Sql, person: PersonId, year: number): Promise<boolean> {
  const rows = await sql(
    'counter enrolment: premium aid',
    'select 1 from premium_aid where person_id = $1 and year = $2',
    [person, year],
  );
  return rows.length === 1;
}
