import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { APPLICATION_ROLE } from '../roles.ts';
import { testArea } from '../testing.ts';
import { enqueue, type JobPayload } from './enqueue.ts';
import { prepareQueue } from './queue-schema.ts';
import { listJobs } from './read-jobs.ts';
import { startWorkers, type Task, type Workers } from './start-workers.ts';

const database = await testArea();
const { area, asOwner } = database;
const log = createLog(systemClock, () => undefined);
const running: Workers[] = [];
afterEach(async () => {
  for (const workers of running.splice(0)) await workers.stop();
});

function start(tasks: readonly Task[], more: { readonly patienceMs?: number } = {}): Workers {
  const workers = startWorkers({
    ...{ url: database.url, role: APPLICATION_ROLE, tasks, log, pollMs: 100, ...more },
    areas: () => [area],
  });
  running.push(workers);
  return workers;
}

const noting = (name: string, seen: JobPayload[], more: Partial<Task> = {}): Task => ({
  ...{ name, lane: 'one', ...more },
  run: async (payload) => {
    seen.push(await Promise.resolve(payload));
  },
});

const listed = async () => (await listJobs(database.sql, { area, limit: 50, offset: 0 })).rows;

test('a job is there exactly when its transaction is, and is done once', async () => {
  const seen: JobPayload[] = [];
  start([noting('write', seen)]);
  await expect(
    database.transaction(async (sql) => {
      await enqueue(sql, 'write', { area, n: 'undone' });
      throw new Error('never mind');
    }),
  ).rejects.toThrow('never mind');
  expect(await database.transaction((sql) => enqueue(sql, 'write', { area, n: 'done' }))).toBe(
    true,
  );
  await expect.poll(() => seen).toEqual([{ area, n: 'done' }]);
  await expect.poll(listed).toEqual([]);
});

test('a job under the key of one that waits takes its place, and its time is awaited', async () => {
  const seen: JobPayload[] = [];
  const runAt = new Date(Date.now() + 3_600_000);
  for (const n of ['1', '2'])
    await enqueue(database.sql, 'keyed', { area, n }, { runAt, key: 'k' });
  start([noting('keyed', seen)]);
  expect(await listed()).toMatchObject([
    { task: 'keyed', payload: { n: '2' }, state: 'later', tries: 0 },
  ]);
  await enqueue(database.sql, 'keyed', { area, n: '3' }, { key: 'k' });
  await expect.poll(() => seen).toEqual([{ area, n: '3' }]);
});

test('a job that fails is told with its reason and tried again until it does not', async () => {
  let times = 0;
  const task: Task = {
    ...{ name: 'fails', lane: 'one' },
    run: () => {
      times += 1;
      return times < 2 ? Promise.reject(new Error('the gateway is away')) : Promise.resolve();
    },
  };
  await enqueue(database.sql, 'fails', { area });
  start([task]);
  await expect
    .poll(listed)
    .toMatchObject([{ task: 'fails', state: 'again', tries: 1, lastError: 'the gateway is away' }]);
  await expect.poll(listed, { timeout: 20_000 }).toEqual([]);
  expect(times).toBe(2);
});

test('one that was given up stays to be seen', async () => {
  const task: Task = {
    ...{ name: 'hopeless', lane: 'one' },
    run: () => Promise.reject(new Error('no')),
  };
  await enqueue(database.sql, 'hopeless', { area }, { tries: 1 });
  start([task]);
  await expect.poll(listed).toMatchObject([{ state: 'given-up', lastError: 'no', triesMax: 1 }]);
  await asOwner('test: clear', 'delete from graphile_worker._private_jobs');
});

test('what has to be done at the start is done for every area, once', async () => {
  const seen: JobPayload[] = [];
  start([noting('begin', seen, { atStart: true, every: '0,10,20,30,40,50 * * * *' })]);
  await expect.poll(() => seen).toEqual([{ area }]);
});

test('a slow lane holds up no other', async () => {
  const seen: JobPayload[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await enqueue(database.sql, 'slow', { area });
  await enqueue(database.sql, 'quick', { area });
  start([{ name: 'slow', lane: 'slow', run: () => held }, noting('quick', seen)]);
  await expect.poll(() => seen).toHaveLength(1);
  await expect.poll(listed).toMatchObject([{ task: 'slow', state: 'running' }]);
  release();
});

test('a stop waits for a job that ends soon, and leaves a long one to be done again', async () => {
  const ended: string[] = [];
  let release = () => {};
  const long = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  const slow: Task = {
    ...{ name: 'long', lane: 'long' },
    run: async () => {
      begun += 1;
      await long;
      ended.push('long');
    },
  };
  await enqueue(database.sql, 'long', { area });
  const workers = start([slow], { patienceMs: 200 });
  await expect.poll(() => begun).toBe(1);
  await workers.stop();
  expect(ended).toEqual([]);
  expect(await listed()).toMatchObject([{ task: 'long', state: 'running' }]);
  const patient = start([noting('soon', [])]);
  await patient.stop();
  release();
  await expect.poll(listed).toEqual([]);
  expect(ended).toEqual(['long']);
});

test('what a killed server had begun is done by the next one, and a living one is left alone', async () => {
  const seen: JobPayload[] = [];
  await enqueue(database.sql, 'begun', { area });
  await asOwner(
    'test: killed',
    `update graphile_worker._private_jobs set locked_by = 'yikao:77:one', locked_at = now(), attempts = 1`,
  );
  const holder = await database.connect();
  await holder.sql('test: alive', 'select pg_advisory_lock_shared($1::int, 77)', [0x79696b]);
  const first = start([noting('begun', seen)]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(seen).toEqual([]);
  await first.stop();
  await holder.close();
  start([noting('begun', seen)]);
  await expect.poll(() => seen).toEqual([{ area }]);
});

test('workers whose connections are cut go on', async () => {
  const seen: JobPayload[] = [];
  start([noting('cut', seen)]);
  await enqueue(database.sql, 'cut', { area, n: '1' });
  await expect.poll(() => seen).toHaveLength(1);
  await asOwner(
    'test: cut',
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'yikao jobs one'`,
  );
  await enqueue(database.sql, 'cut', { area, n: '2' });
  await expect.poll(() => seen, { timeout: 20_000 }).toHaveLength(2);
});

test('a lane that cannot begin is set up again, and workers that never could are stopped', async () => {
  const seen: JobPayload[] = [];
  let asked = 0;
  const areas = () => {
    asked += 1;
    if (asked < 2) throw new Error('the list of areas is away');
    return [area];
  };
  const options = { url: database.url, role: APPLICATION_ROLE, log, pollMs: 100 };
  const tasks = [noting('begin-again', seen, { atStart: true })];
  running.push(startWorkers({ ...options, tasks, areas }));
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual([{ area }]);
  const never = () => {
    throw new Error('the list of areas is away');
  };
  const lost = startWorkers({ ...options, tasks, areas: never });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await lost.stop();
});

test('the application uses the queue and changes nothing of its making', async () => {
  const refused = [
    'drop table graphile_worker._private_jobs',
    'alter table graphile_worker._private_jobs add column x text',
    'insert into graphile_worker.migrations (id) values (999)',
    'create table graphile_worker.x (y text)',
  ];
  for (const [n, statement] of refused.entries()) {
    await expect(database.sql(`test: refused ${n}`, statement), statement).rejects.toThrow(
      /permission denied|must be owner/,
    );
  }
});

test('preparing again changes nothing; where there is no queue, that is said and nothing breaks', async () => {
  await prepareQueue({ url: database.url, roles: true });
  await asOwner('test: drop', 'drop schema graphile_worker cascade');
  expect(await enqueue(database.sql, 'write', { area })).toBe(false);
  expect(await listed()).toEqual([]);
  const areas = [{ code: area, nameZh: '大理州', nameEn: 'Dali' }];
  expect((await migrate({ url: database.url, areas })).noQueue).toBeNull();
  expect(await enqueue(database.sql, 'write', { area })).toBe(true);
});
