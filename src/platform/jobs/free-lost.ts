import type pg from 'pg';
import { QUEUE_SCHEMA } from './queue-schema.ts';

/** First half of the name of the advisory locks by which servers see each other. */
const LOCK_CLASS = 0x79696b;
const WORKER = /^yikao:(\d+):/;

export function workerName(server: number, lane: string): string {
  return `yikao:${server}:${lane}`;
}

/** Held by a connection for as long as the server lives; a server that was killed has lost it at once. */
export async function holdName(client: pg.ClientBase, server: number): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1::int, $2::int)', [LOCK_CLASS, server]);
}

/**
 * Gives back the jobs that killed servers had begun, which the library by itself does after four hours. A worker is lost when
 * the lock of its server's name is held by nobody.
 */
export async function freeLost(client: Pick<pg.ClientBase, 'query'>): Promise<string[]> {
  const found = await client.query(
    `select locked_by as name from ${QUEUE_SCHEMA}._private_jobs where locked_by is not null
     union select locked_by from ${QUEUE_SCHEMA}._private_job_queues where locked_by is not null`,
  );
  const names = found.rows.map(({ name }) => name as string).filter((name) => WORKER.test(name));
  if (names.length === 0) return [];
  const held = await client.query(
    `select objid::bigint::text as server from pg_locks where locktype = 'advisory' and granted
       and classid::bigint = $1 and database = (select oid from pg_database where datname = current_database())`,
    [LOCK_CLASS],
  );
  const alive = new Set(held.rows.map(({ server }) => server as string));
  const lost = names.filter((name) => !alive.has(WORKER.exec(name)?.[1] ?? ''));
  if (lost.length > 0) {
    await client.query(`select ${QUEUE_SCHEMA}.force_unlock_workers($1::text[])`, [lost]);
  }
  return lost;
}
