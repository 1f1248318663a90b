import type { AreaCode } from '../../kernel/ids.ts';
import type { Sql } from '../sql.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';

export type JobPayload = Readonly<Record<string, string>> & { readonly area: AreaCode };

export type When = {
  /** Absent: at once. */
  readonly runAt?: Date;
  /** A job that waits under the same key is replaced: what it would do is done once. */
  readonly key?: string;
  /** How often it is begun before it is given up; a process that was killed in it counts as once. */
  readonly tries?: number;
};

const TRIES = 25;

/**
 * Adds a job in the transaction of `sql`: it is there exactly when what it follows from is. False where this database has no
 * queue: whoever relies on the job then finds by himself what is left to do, when the queue is there again.
 */
export async function enqueue(
  sql: Sql,
  task: string,
  payload: JobPayload,
  { runAt, key, tries = TRIES }: When = {},
): Promise<boolean> {
  if (!(await hasQueue(sql))) return false;
  await sql(
    'jobs: enqueue',
    `select from ${QUEUE_SCHEMA}.add_job($1, payload := $2::json, run_at := $3::timestamptz,
       max_attempts := $4::int, job_key := $5)`,
    [task, JSON.stringify(payload), runAt?.toISOString() ?? null, tries, key ?? null],
  );
  return true;
}

async function hasQueue(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ has: boolean }>(
    'jobs: has queue',
    `select coalesce(has_table_privilege(to_regclass('${QUEUE_SCHEMA}._private_jobs'), 'insert'), false) as has`,
  );
  return row?.has === true;
}
