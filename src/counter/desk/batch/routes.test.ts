import { beforeAll, expect, test } from 'vitest';
import { testIdentity } from '../../../border/identity/testing.ts';
import { word } from '../../../border/open/index.ts';
import { findPapers } from '../../matters/store/papers.ts';
import {
  AREA,
  addFile,
  COUNTY,
  type MatterWorld,
  matterWorld,
  NEIGHBOUR,
  PREFECTURE,
  TOWNSHIP,
} from '../../matters/testing.ts';
import type { BatchId } from './model.ts';
import { batchRoutes } from './routes.ts';
import { addInsured, batchDeps, lineOf, numberOf, sheetOf } from './testing.ts';
import { workBatch } from './work-batch.ts';

const KEYS = [
  { key: 'county', id: 'a.clerk', role: 'counter-clerk', office: COUNTY },
  { key: 'far', id: 'a.far', role: 'counter-clerk', office: NEIGHBOUR },
  { key: 'chief', id: 'a.chief', role: 'counter-chief', office: COUNTY },
  { key: 'above', id: 'an.above', role: 'counter-approver', office: PREFECTURE },
  { key: 'below', id: 'a.below', role: 'counter-clerk', office: TOWNSHIP },
  { key: 'area', id: 'an.inspector', role: 'inspector', area: AREA },
];

let world: MatterWorld;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => batchRoutes(() => ({ ...batchDeps(world), word })),
});
beforeAll(async () => {
  world = await matterWorld(undefined, { database: tested.area, clock: tested.clock });
  await addInsured(tested.area.sql, 5);
});

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${AREA}${path}` },
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, ...answer.json() };
}

test('a clerk brings a sheet, reads what would happen, runs it and reads what came of it', async () => {
  const columns = await call('county', 'GET', '/matters/quick/columns');
  expect(columns[2]).toMatchObject({ heading: { zh: '说明', en: 'Words' }, required: true });
  const lines = [lineOf(1), [numberOf(2), '示范别人', '话'], lineOf(3)];
  const brought = await call('county', 'POST', '/cases/batches', sheetOf('a-sheet-of-3', lines));
  expect(brought).toMatchObject({
    ...{ status: 200, state: 'trying', rows: 3, counts: { waiting: 3 }, acts: ['stop'] },
    names: { zh: '示范备案', en: 'Example filing' },
  });
  const id = brought.id as BatchId;
  for (let part = 0; part < 2; part += 1) await workBatch(batchDeps(world), id);
  const tried = await call('county', 'GET', `/cases/batches/${id}`);
  expect(tried.batch).toMatchObject({ state: 'tried', counts: { ready: 2, refused: 1 } });
  expect(tried.rows[1]).toMatchObject({
    ...{ line: 3, name: '示**人', person: null, state: 'refused' },
    refused: { code: 'desk.other_name', zh: expect.stringContaining('姓名') },
  });
  expect(JSON.stringify(tried)).not.toContain(numberOf(2));
  const refused = await call('county', 'GET', `/cases/batches/${id}?state=refused`);
  expect([refused.total, refused.rows.length]).toEqual([1, 1]);
  const { version } = tried.batch;
  const run = { key: 'run-it-now', act: 'run', version };
  const running = await call('county', 'POST', `/cases/batches/${id}/acts`, run);
  expect(running).toMatchObject({ status: 200, state: 'running' });
  await workBatch(batchDeps(world), id);
  const done = await call('county', 'GET', `/cases/batches/${id}?state=done`);
  expect(done.batch).toMatchObject({ state: 'done', counts: { done: 2, refused: 1 } });
  expect(done.rows[0].case).toMatchObject({ state: 'done' });
  const own = await call('county', 'GET', '/cases/batches');
  expect([own.total, own.rows[0].id]).toEqual([1, id]);
});

test('papers of a sheet lie in the cases of their rows', async () => {
  const file = 'a'.repeat(64);
  await addFile(tested.area, file);
  const given = { matter: 'grant', heading: ['身份证号', '姓名', '原因'] };
  const lines = [lineOf(0), lineOf(1)].map(([number, name]) => [number ?? '', name ?? '', '生病']);
  const paper = { line: 3, material: 'bill', file, name: '3.jpg', turns: 0 };
  const body = { ...sheetOf('a-sheet-with-papers', lines), ...given, papers: [paper] };
  const { id } = await call('county', 'POST', '/cases/batches', body);
  for (let part = 0; part < 2; part += 1) await workBatch(batchDeps(world), id as BatchId);
  const tried = await call('county', 'GET', `/cases/batches/${id}`);
  expect(tried.rows).toMatchObject([
    { line: 2, papers: 0, state: 'refused', refused: { code: 'matters.paper_missing' } },
    { line: 3, papers: 1, state: 'ready', decided: 'by-people' },
  ]);
  const { version } = tried.batch;
  await call('county', 'POST', `/cases/batches/${id}/acts`, {
    ...{ key: 'run-with-papers', act: 'run', version },
  });
  await workBatch(batchDeps(world), id as BatchId);
  const done = await call('county', 'GET', `/cases/batches/${id}?state=done`);
  const papers = await findPapers(tested.area.sql, done.rows[0].case.id);
  expect(papers).toMatchObject([{ material: 'bill', file, name: '3.jpg' }]);
  const lost = { ...body, key: 'a-sheet-that-lost', papers: [{ ...paper, line: 40 }] };
  expect((await call('county', 'POST', '/cases/batches', lost)).error.code).toBe(
    'desk.paper_without_row',
  );
});

test('a batch is of its office and of whoever may take matters in', async () => {
  const brought = await call(
    'county',
    'POST',
    '/cases/batches',
    sheetOf('another-one', [lineOf(4)]),
  );
  const elsewhere = await call('far', 'GET', `/cases/batches/${brought.id}`);
  expect([elsewhere.status, elsewhere.error.code]).toEqual([404, 'desk.unknown_batch']);
  expect((await call('far', 'GET', '/cases/batches')).total).toBe(0);
  // Whoever leads the office reads it, and brings none.
  const seen = await call('chief', 'GET', `/cases/batches/${brought.id}`);
  expect([seen.status, seen.batch.acts]).toEqual([200, []]);
  const tried = await call('chief', 'POST', '/cases/batches', sheetOf('not-a-chiefs', [lineOf(4)]));
  expect(tried.status).toBe(403);
  const wrong = sheetOf('unknown-column', [lineOf(4)], ['身份证号', '姓名', '说明', '备注']);
  const refused = await call('county', 'POST', '/cases/batches', wrong);
  expect([refused.status, refused.error.zh]).toEqual([422, expect.stringContaining('备注')]);
});

test('an office above reads the batches below it and leaves them to their own people', async () => {
  const sheet = sheetOf('from-the-township', [lineOf(3)]);
  const { id, version } = await call('below', 'POST', '/cases/batches', sheet);
  const idsSeenBy = async (key: string) => {
    const { rows } = await call(key, 'GET', '/cases/batches?size=100');
    return (rows as { id: string }[]).map((row) => row.id);
  };
  for (const key of ['below', 'county', 'chief', 'above', 'area']) {
    expect([key, await idsSeenBy(key)]).toEqual([key, expect.arrayContaining([id])]);
    const seen = await call(key, 'GET', `/cases/batches/${id}`);
    expect([key, seen.status, seen.batch.office]).toEqual([key, 200, TOWNSHIP]);
    // Stopping is for anybody of the township, and for nobody above it.
    expect([key, seen.batch.acts]).toEqual([key, key === 'below' ? ['stop'] : []]);
  }
  expect(await idsSeenBy('far')).toEqual([]);
  // What lies above it or beside it is none of the township's.
  const own = await idsSeenBy('below');
  expect(own).toEqual([id]);
  const stop = { key: 'stop-from-above', act: 'stop', version };
  for (const key of ['county', 'above']) {
    const refused = await call(key, 'POST', `/cases/batches/${id}/acts`, stop);
    expect([key, refused.status, refused.error.code]).toEqual([key, 403, 'access.other_office']);
  }
  const unseen = await call('far', 'POST', `/cases/batches/${id}/acts`, stop);
  expect(unseen.error.code).toBe('desk.unknown_batch');
  const stopped = await call('below', 'POST', `/cases/batches/${id}/acts`, stop);
  expect(stopped).toMatchObject({ status: 200, state: 'stopped' });
});
