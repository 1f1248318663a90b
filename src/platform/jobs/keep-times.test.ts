import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { APPLICATION_ROLE } from '../roles.ts';
import { testArea } from '../testing.ts';
import type { JobPayload } from './enqueue.ts';
import { addDue, learnTimes } from './keep-times.ts';
import { listJobs } from './read-jobs.ts';
import { startWorkers, type Task, type Workers } from './start-workers.ts';

const database = await testArea();
const { area, asOwner } = database;
const log = createLog(systemClock, () => undefined);
const running: Workers[] = [];
const lost: unknown[] = [];
const losing = (error: unknown) => lost.push(error);
afterEach(async () => {
  process.off('unhandledRejection', losing);
  for (const workers of running.splice(0)) await workers.stop();
  await asOwner('test: clear', 'delete from graphile_worker._private_jobs');
  await asOwner('test: forget', 'delete from graphile_worker._private_known_crontabs');
});

function start(seen: JobPayload[], more: Partial<Task> = {}): Workers {
  const run = async (payload: JobPayload) => {
    seen.push(await Promise.resolve(payload));
  };
  const tasks = [{ name: 'timed', lane: 'timed', every: '30 18 * * *', ...more, run }];
  const options = { url: database.url, role: APPLICATION_ROLE, tasks, log, pollMs: 100 };
  const workers = startWorkers({ ...options, areas: () => [area] });
  running.push(workers);
  return workers;
}

const server = { query: (text: string, values: unknown[]) => query(text, values) } as never;
async function query(text: string, values: unknown[]) {
  return { rows: await database.sql(`test: ${text.slice(0, 20)}`, text, values) };
}

const jobs = async () => (await listJobs(database.sql, { area, limit: 50, offset: 0 })).rows;
const known = (since: string, last: string | null) =>
  asOwner(
    'test: known',
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ('timed', ${since}, ${last})`,
  );
const lastDone = async () => {
  const [row] = await asOwner<{ at: string }>(
    'test: last',
    `select (last_execution at time zone 'utc')::text as at from graphile_worker._private_known_crontabs where identifier = 'timed'`,
  );
  return row?.at;
};

const TIMED = [{ name: 'timed', every: '30 18 * * *' }, { name: 'asked' }];
const at = (text: string) => ({ areas: [area], now: new Date(text) });

test('a task is added at its minute in UTC, not before, and once', async () => {
  const times = await learnTimes(server, TIMED, new Date('2025-11-20T12:00:00Z'));
  await addDue(server, times, at('2025-11-20T18:29:59.999Z'));
  expect(await jobs()).toEqual([]);
  await addDue(server, times, at('2025-11-20T18:30:00.002Z'));
  expect(await jobs()).toMatchObject([{ task: 'timed', payload: { area } }]);
  await asOwner('test: done', 'delete from graphile_worker._private_jobs');
  await addDue(server, times, at('2025-11-20T18:30:59Z'));
  expect(await jobs()).toEqual([]);
  await addDue(server, times, at('2025-11-21T18:31:00Z'));
  expect(await jobs()).toHaveLength(1);
  expect(await lastDone()).toBe('2025-11-21 18:30:00');
});

test('of several servers one adds the job, whichever comes first', async () => {
  const early = new Date('2025-11-20T12:00:00Z');
  const servers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => learnTimes(server, TIMED, early)));
  // Without a key every adding would be a row of its own, so that the counter of the table tells of each.
  const added = () =>
    asOwner<{ n: string }>(
      'test: added',
      `select last_value::text as n
    from pg_sequences where schemaname = 'graphile_worker' and sequencename like '%jobs_id%'`,
    );
  const [before] = await added();
  const now = at('2025-11-20T18:30:01Z');
  await Promise.all(servers.map((times) => addDue(server, times, now)));
  const [after] = await added();
  expect(Number(after?.n) - Number(before?.n ?? 0)).toBe(1);
});

test('a time that was missed is caught up once when a server starts, and one that nobody had wanted is not', async () => {
  const seen: JobPayload[] = [];
  await known(`now() - interval '9 days'`, `now() - interval '3 days'`);
  await start(seen).stop();
  start(seen);
  await expect.poll(() => seen).toEqual([{ area }]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toHaveLength(1);
  const other: JobPayload[] = [];
  start(other, { name: 'new', lane: 'new' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(other).toEqual([]);
});

test('a database that cannot say what is due ends no process, and the lane does its work afterwards', async () => {
  process.on('unhandledRejection', losing);
  const table = 'graphile_worker._private_known_crontabs';
  const seen: JobPayload[] = [];
  await known(`now() - interval '9 days'`, `now() - interval '3 days'`);
  await asOwner('test: away', `revoke all on ${table} from ${APPLICATION_ROLE}`);
  start(seen);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect({ seen, lost }).toEqual({ seen: [], lost: [] });
  await asOwner('test: back', `grant select, insert, update on ${table} to ${APPLICATION_ROLE}`);
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual([{ area }]);
  expect(lost).toEqual([]);
});
