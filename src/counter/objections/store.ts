import type { Day } from '../../kernel/days.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseId } from '../matters/index.ts';
import type { Original } from './check-objection.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By its number, as it stands on the receipt, or by its id. */
export async function findOriginal(sql: Sql, named: string): Promise<Original | null> {
  const [row] = await sql<Original>(
    'objections: original',
    `select c.id, c.number, coalesce(d.text::json ->> 'effect', '') as effect, c.person_id as person,
       c.state, (c.ended_at at time zone 'Asia/Shanghai')::date as "endedOn",
       exists (select from objection o where o.original = c.id) as objected
     from matter_case c join matter_document d on d.hash = c.document
     where c.number = $1 or c.id = $2`,
    [named, UUID.test(named) ? named : null],
  );
  return row ?? null;
}

export type Objection = {
  readonly original: CaseId;
  readonly case: CaseId;
  readonly madeOn: Day;
};

/** False: another one was faster. */
export async function insertObjection(sql: Sql, one: Objection): Promise<boolean> {
  const rows = await sql(
    'objections: insert',
    `insert into objection (original, case_id, made_on) values ($1, $2, $3)
     on conflict do nothing returning original`,
    [one.original, one.case, one.madeOn],
  );
  return rows.length === 1;
}
