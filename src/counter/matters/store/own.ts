import type { PersonId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import { CASE_COLUMNS, caseFrom } from './cases.ts';
import type { QueueRow } from './queue.ts';

type Own = {
  readonly person: PersonId;
  /** Under which he brought what concerns nobody; and what he filed for children of his. */
  readonly ids: readonly string[];
  readonly children: readonly PersonId[];
};

const BROUGHT = (ids: string, children: string) =>
  `opened_by = any(${ids}) and (person_id is null or person_id = any(${children}))`;

/** Of a person, what he brought without naming whom it concerns, and what he filed for those for whom he still acts. */
export async function findOwnCases(
  sql: Sql,
  { person, ids, children }: Own,
  { limit, offset }: Page,
) {
  const rows = await sql<QueueRow>(
    'matters: own cases',
    `select ${CASE_COLUMNS}, p.name as "personName"
     from (select * from matter_case where person_id = $1
           union select * from matter_case where ${BROUGHT('$4', '$5')}) c
       left join person p on p.id = c.person_id
     order by c.id desc limit $2 offset $3`,
    [person, limit, offset, ids, children],
  );
  const [counted] = await sql<{ total: number }>(
    'matters: count own cases',
    `select count(*)::int as total from (
       select id from matter_case where person_id = $1
       union select id from matter_case where ${BROUGHT('$3', '$4')} limit $2) counted`,
    [person, COUNT_LIMIT, ids, children],
  );
  const cases = rows.map((row) => ({ case: caseFrom(sql, row), personName: row.personName }));
  return { cases, total: counted?.total ?? 0 };
}
