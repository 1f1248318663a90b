import type { AreaCode } from '../../kernel/ids.ts';
import type { Sql } from '../sql.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';

/** Something that waits to be done, and why it was not yet. */
export type WaitingJob = {
  readonly id: string;
  readonly task: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly since: string;
  readonly nextTry: string;
  readonly tries: number;
  readonly triesMax: number;
  readonly lastError: string | null;
  /** `running`: at this moment. `due`: next. `later`: its time has not come. `again`: failed, and is tried again. `given-up`. */
  readonly state: 'running' | 'due' | 'later' | 'again' | 'given-up';
};

type Row = Omit<WaitingJob, 'payload'> & { readonly payload: string };

export type JobQuery = {
  readonly area: AreaCode;
  /** An office: what is for another that is not below it is left out. What is for the whole area is for everybody. */
  readonly below?: string | null;
  readonly limit: number;
  readonly offset: number;
};

/** The jobs of an area, those that wait longest first. Empty where there is no queue. */
export async function listJobs(
  sql: Sql,
  { area, below = null, limit, offset }: JobQuery,
): Promise<{ readonly rows: WaitingJob[]; readonly total: number }> {
  const [found] = await sql<{ has: boolean }>(
    'jobs: readable',
    `select coalesce(has_table_privilege(to_regclass('${QUEUE_SCHEMA}._private_jobs'), 'select'), false) as has`,
  );
  if (found?.has !== true) return { rows: [], total: 0 };
  const rows = await sql<Row & { total: bigint }>(
    'jobs: list',
    `select j.id::text as id, t.identifier as task, j.payload::text as payload, j.created_at as since,
       j.run_at as "nextTry", j.attempts as tries, j.max_attempts as "triesMax", j.last_error as "lastError",
       case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'given-up'
         when j.last_error is not null then 'again' when j.run_at > now() then 'later' else 'due' end as state,
       count(*) over () as total
     from ${QUEUE_SCHEMA}._private_jobs j join ${QUEUE_SCHEMA}._private_tasks t on t.id = j.task_id
     where j.payload ->> 'area' = $1 and ($2::text is null or j.payload ->> 'office' is null
       or j.payload ->> 'office' = $2 or starts_with(j.payload ->> 'office', $2 || '/'))
     order by j.created_at, j.id limit $3 offset $4`,
    [area, below, limit, offset],
  );
  return {
    rows: rows.map(({ total: _, payload, ...row }) => ({
      ...row,
      payload: JSON.parse(payload) as Record<string, string>,
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
