import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../platform/project-root.ts';
import { COUNTY, matterWorld, officer } from '../../matters/testing.ts';
import { actOnBatch, readBatch } from './act-on-batch.ts';
import { bringBatch } from './bring-batch.ts';
import { countRows } from './store.ts';
import { addInsured, batchDeps, lineOf, sheetOf } from './testing.ts';

const world = await matterWorld();
const { database } = world;
const deps = batchDeps(world);
const CLERK = officer('a.clerk', 'counter-clerk', COUNTY);
const KILLS = 6;
const ROWS = 400;
await addInsured(database.sql, ROWS);

function startWorker(): ChildProcess {
  const file = join(import.meta.dirname, 'testing-worker.ts');
  const given = [database.url, database.area, deps.clock.now().toISOString()];
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

test(`${ROWS} rows over ${KILLS} killed processes: each is taken in once`, async () => {
  const lines = Array.from({ length: ROWS }, (_, index) => lineOf(index));
  const id = await bringBatch(deps, CLERK, sheetOf('killed-sheet', lines));
  const counts = async () => (await countRows(database.sql, [id]))(id);
  const state = async () => (await readBatch(deps, CLERK, id)).state;
  const waited = { timeout: 60_000, interval: 2 };

  const trying = startWorker();
  await expect.poll(async () => (await counts()).ready, waited).toBeGreaterThan(0);
  await killed(trying);
  let worker = startWorker();
  await expect.poll(state, waited).toBe('tried');
  await killed(worker);
  const { version } = await readBatch(deps, CLERK, id);
  await actOnBatch(deps, CLERK, { id, act: 'run', version, doubtful: false });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    worker = startWorker();
    const before = (await counts()).done;
    await expect.poll(async () => (await counts()).done, waited).toBeGreaterThan(before + kill);
    // At another moment of a submission each time.
    await new Promise((resolve) => setTimeout(resolve, kill * 1.7));
    await killed(worker);
  }
  expect((await counts()).done).toBeLessThan(ROWS);
  worker = startWorker();
  await expect.poll(state, waited).toBe('done');
  await killed(worker);

  expect(await counts()).toMatchObject({ done: ROWS, ready: 0, refused: 0, failed: 0 });
  const [made] = await database.sql<{ cases: number; people: number }>(
    'test: cases made',
    'select count(*)::int as cases, count(distinct person_id)::int as people from matter_case',
  );
  // What a killed process left approved is carried out by the minute's job, or when its row is submitted again.
  await deps.matters.finishApproved();
  expect([made?.cases, made?.people]).toEqual([ROWS, ROWS]);
  const [after] = await database.sql<{ carried: number; ended: number }>(
    'test: carried out',
    `select (select count(*)::int from case_event where act = 'carry-out') as carried,
       (select count(*)::int from matter_case where state = 'done') as ended`,
  );
  expect([after?.carried, after?.ended]).toEqual([ROWS, ROWS]);
}, 240_000);
