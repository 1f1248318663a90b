import type { Sql } from '../../platform/sql.ts';

/** What the officer wrote when the case was decided for, as the trace keeps it; empty: nothing. */
export async function findOpinion(sql: Sql, id: string): Promise<string> {
  const [row] = await sql<{ reason: string | null }>(
    'complaints: opinion',
    `select facts::json ->> 'reason' as reason from case_event
     where case_id = $1 and act = 'approve' order by seq desc limit 1`,
    [id],
  );
  return row?.reason?.trim() ?? '';
}
