import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type PremiumAid = {
  readonly person: PersonId;
  readonly year: number;
  readonly case: string;
  readonly group: string;
  readonly decidedOn: Day;
  /** What it booked. */
  readonly help: string;
};

export async function insertPremiumAid(sql: Sql, one: PremiumAid): Promise<void> {
  await sql(
    'counter enrolment: insert premium aid',
    `insert into premium_aid (person_id, year, case_id, group_code, decided_on, help_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [one.person, one.year, one.case, one.group, one.decidedOn, one.help],
  );
}

/** Whether a decision of the year stands. One of before it booked anything stands in nobody's way. */
export async function hasPremiumAid(sql: Sql, person: PersonId, year: number): Promise<boolean> {
  const rows = await sql(
    'counter enrolment: premium aid',
    `select 1 from premium_aid a where a.person_id = $1 and a.year = $2 and a.help_id is not null
       and not exists (select from premium_help_undone u where u.help_id = a.help_id)`,
    [person, year],
  );
  return rows.length > 0;
}
