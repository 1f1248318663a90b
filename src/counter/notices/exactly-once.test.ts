import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import { testArea } from '../../platform/testing.ts';
import { makeCase } from '../papers/testing.ts';
import { httpGateway } from './http-gateway.ts';
import { makeNotices } from './index.ts';
import { startStubGateway } from './stub-gateway.ts';
import { noticeOf } from './testing.ts';

const database = await testArea();
const stub = await startStubGateway(5);
afterAll(() => stub.stop());

const KILLS = 10;
const NOTICES = 80;

function startWorker(): ChildProcess {
  const file = join(import.meta.dirname, 'testing-worker.ts');
  const given = [database.url, database.area, stub.address];
  return spawn(process.execPath, ['--import', 'tsx', file, ...given], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const gone = (worker: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (worker.exitCode !== null || worker.signalCode !== null) resolve();
    else worker.once('exit', () => resolve());
  });

test(`${NOTICES} notices over ${KILLS} killed processes: each delivered once and marked once`, async () => {
  const gateways = { sms: httpGateway(stub.address) };
  const deps = { database, clock: systemClock, ids: idSource(systemClock), gateways };
  const id = await makeCase(database.asOwner, { person: 'T-1' });
  const many = Array.from({ length: NOTICES }, (_, i) =>
    noticeOf({ id, seq: i + 1, phone: '13900001234' }),
  );
  for (const one of many) await database.transaction((sql) => makeNotices(deps, sql, [one]));

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const worker = startWorker();
    const before = stub.delivered().length;
    // Killed at another moment of a sending each time: while the gateway answers, while it is marked, while the job ends.
    await expect
      .poll(() => stub.delivered().length, { timeout: 30_000, interval: 1 })
      .toBeGreaterThan(before + (kill % 3));
    await new Promise((resolve) => setTimeout(resolve, kill * 1.3));
    worker.kill('SIGKILL');
    await gone(worker);
  }
  expect(stub.delivered().length).toBeLessThan(NOTICES);
  const last = startWorker();
  const left = async () => {
    const [row] = await database.sql<{ left: number }>(
      'test: left',
      `select (select count(*) from notice where channel = 'sms' and sent_at is null)::int
           + (select count(*) from graphile_worker._private_jobs)::int as left`,
    );
    return row?.left;
  };
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
  last.kill('SIGKILL');
  await gone(last);

  const rows = await database.sql<{ id: string; tries: number; reference: string }>(
    'test: all',
    `select id, tries, reference from notice where channel = 'sms'`,
  );
  expect(rows).toHaveLength(NOTICES);
  for (const { id: key, tries, reference } of rows) {
    expect([key, stub.timesDelivered(key), tries, reference]).toEqual([
      key,
      1,
      1,
      `STUB-${key.slice(0, 8)}`,
    ]);
  }
  expect(stub.delivered()).toHaveLength(NOTICES);
}, 240_000);
