import type { PersonId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import { CASE_COLUMNS, caseFrom } from './cases.ts';
import type { QueueRow } from './queue.ts';

/** Of a person, and what he brought without naming whom it concerns. */
export async function findOwnCases(
  sql: Sql,
  { person, ids }: { readonly person: PersonId; readonly ids: readonly string[] },
  { limit, offset }: Page,
) {
  const rows = await sql<QueueRow>(
    'matters: own cases',
    `select ${CASE_COLUMNS}, p.name as "personName"
     from (select * from matter_case where person_id = $1
           union select * from matter_case where opened_by = any($4)) c
       left join person p on p.id = c.person_id
     order by c.id desc limit $2 offset $3`,
    [person, limit, offset, ids],
  );
  const [counted] = await sql<{ total: number }>(
    'matters: count own cases',
    `select count(*)::int as total from (
       select id from matter_case where person_id = $1
       union select id from matter_case where opened_by = any($3) limit $2) counted`,
    [person, COUNT_LIMIT, ids],
  );
  const cases = rows.map((row) => ({ case: caseFrom(sql, row), personName: row.personName }));
  return { cases, total: counted?.total ?? 0 };
}
