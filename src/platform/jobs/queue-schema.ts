import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { APPLICATION_ROLE, OWNER_ROLE, REPORTING_ROLE } from '../roles.ts';
import { quietLogger } from './quiet-logger.ts';

/** One queue for all areas of a server; each job says in its payload which area it is for. */
export const QUEUE_SCHEMA = 'graphile_worker';

const TABLES = [
  '_private_jobs',
  '_private_job_queues',
  '_private_tasks',
  '_private_known_crontabs',
];
const POLICY = 'yikao_application';

type Asked = {
  readonly url: string;
  /** Whether the four roles exist; without them the queue belongs to whoever connects. */
  readonly roles: boolean;
};

/**
 * Brings the tables of the queue up to date as the owner, and lets the application use them and nothing beyond. Unlike
 * records, jobs are deleted when they are done: that right is given in this schema alone.
 */
export async function prepareQueue({ url, roles }: Asked): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    application_name: 'yikao migrate',
    ...(roles && { options: `-c role=${OWNER_ROLE}` }),
  });
  pool.on('error', () => undefined);
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger(null) });
    if (roles) await grantQueue(pool);
  } finally {
    await pool.end();
  }
}

/** The library guards its tables by row, so that a right on the table is not enough. */
async function grantQueue(pool: pg.Pool): Promise<void> {
  const both = `${APPLICATION_ROLE}, ${REPORTING_ROLE}`;
  await pool.query(`grant usage on schema ${QUEUE_SCHEMA} to ${both}`);
  await pool.query(`grant select on ${QUEUE_SCHEMA}.migrations to ${APPLICATION_ROLE}`);
  await pool.query(`grant select on ${QUEUE_SCHEMA}.jobs to ${both}`);
  const { rows } = await pool.query(
    'select tablename from pg_policies where schemaname = $1 and policyname = $2',
    [QUEUE_SCHEMA, POLICY],
  );
  for (const table of TABLES) {
    const name = `${QUEUE_SCHEMA}.${table}`;
    await pool.query(`grant select, insert, update, delete on ${name} to ${APPLICATION_ROLE}`);
    if (rows.some(({ tablename }) => tablename === table)) continue;
    await pool
      .query(
        `create policy ${POLICY} on ${name} to ${APPLICATION_ROLE} using (true) with check (true)`,
      )
      .catch((error: { code?: string }) => {
        // Another server starts at this moment.
        if (error.code !== '42710') throw error;
      });
  }
}
