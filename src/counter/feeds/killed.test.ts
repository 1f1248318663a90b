import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import { counterWorld } from '../matters/testing-case.ts';
import { actOnFeed } from './act-on-feed.ts';
import { bringFeed } from './bring-feed.ts';
import { addPeople, broughtOf, csvOf, detailOf, feedWorld, lineOf } from './testing.ts';

const base = await counterWorld({ today: '2025-07-01' });
const { database } = base;
const world = feedWorld(base);
const PEOPLE = 6_000;
// Nobody is insured, so that a premium with help follows for each.
await addPeople(database.sql, PEOPLE, false);

function startWorker(): ChildProcess {
  const file = join(import.meta.dirname, 'testing-worker.ts');
  const given = [database.url, database.area, base.clock.now().toISOString()];
  return spawn(process.execPath, ['--import', 'tsx', file, ...given], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function killed(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  await gone;
}

test('a list survives processes that are killed in it: every line, membership and premium once', async () => {
  const lines = Array.from({ length: PEOPLE }, (_, n) => lineOf(n));
  const id = await bringFeed(world, broughtOf(csvOf([...lines, `合计,${PEOPLE}`])));
  const feed = async () => (await detailOf(world, id)).feed;
  const waited = { timeout: 60_000, interval: 5 };
  let worker = startWorker();
  await expect.poll(async () => (await feed()).progress.done, waited).toBeGreaterThan(0);
  await killed(worker);
  worker = startWorker();
  await expect.poll(async () => (await feed()).state, waited).not.toBe('checking');
  await killed(worker);
  worker = startWorker();
  await expect.poll(async () => (await feed()).state, waited).toBe('checked');
  const { version } = await feed();
  await actOnFeed(world, { id, act: 'run', version, by: 'o.first' });
  await expect.poll(async () => (await feed()).progress.done, waited).toBeGreaterThan(0);
  await killed(worker);
  const half = (await detailOf(world, id)).changes.done;
  expect(half % 1_000).toBe(0);
  worker = startWorker();
  await expect.poll(async () => (await feed()).state, waited).toBe('acted');
  await killed(worker);
  expect(await detailOf(world, id)).toMatchObject({
    counts: { change: PEOPLE },
    changes: { additions: PEOPLE, done: PEOPLE, overtaken: 0, endings: 0 },
  });
  const [made] = await database.sql<{ rows: number; people: number }>(
    'test: memberships made',
    'select count(*)::int as rows, count(distinct person_id)::int as people from group_membership',
  );
  expect(made).toEqual({ rows: PEOPLE, people: PEOPLE });

  const helps = async () => (await detailOf(world, id)).helps;
  worker = startWorker();
  await expect.poll(async () => (await helps()).asked, waited).toBeGreaterThan(0);
  await killed(worker);
  const { asked, waiting } = await helps();
  expect([asked % 1_000, asked + waiting]).toEqual([0, PEOPLE]);
  worker = startWorker();
  await expect.poll(async () => (await helps()).waiting, waited).toBe(0);
  await killed(worker);
  expect(await helps()).toMatchObject({ asked: PEOPLE, given: `${PEOPLE * 240}.00`, refused: 0 });
  const [orders] = await database.sql<{ rows: number; people: number; given: bigint }>(
    'test: orders made',
    `select count(*)::int as rows, count(distinct person_id)::int as people,
       (select sum(amount)::bigint from transfer where credit = 'aid:premium') as given from premium_order`,
  );
  const given = BigInt(PEOPLE) * 24_000n;
  expect(orders).toEqual({ rows: PEOPLE, people: PEOPLE, given });
}, 240_000);
