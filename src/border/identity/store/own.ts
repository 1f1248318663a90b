import type { PersonId } from '../../../kernel/ids.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';

export type AccessRow = { readonly at: string; readonly actor: string; readonly action: string };

/** Newest first, of the area's access log. */
export async function listAccesses(
  sql: Sql,
  person: PersonId,
  { limit, offset }: Page,
): Promise<{ readonly rows: readonly AccessRow[]; readonly total: number }> {
  const [rows, counted] = await Promise.all([
    sql<AccessRow>(
      'identity: accesses of a person',
      `select at, actor, action from access_log where person_id = $1
       order by id desc limit $2 offset $3`,
      [person, limit, offset],
    ),
    sql<{ total: number }>(
      'identity: count accesses of a person',
      `select count(*)::int as total from
         (select 1 from access_log where person_id = $1 limit 10000) counted`,
      [person],
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
