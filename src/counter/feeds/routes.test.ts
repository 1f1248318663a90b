import { beforeAll, expect, test } from 'vitest';
import { testIdentity } from '../../border/identity/testing.ts';
import { idSource } from '../../platform/id-source.ts';
import type { FeedId } from './model.ts';
import type { FeedWorld } from './read-feeds.ts';
import { feedRoutes } from './routes.ts';
import { addPeople, csvOf, feedWorld, lineOf, nameOf, numberOf } from './testing.ts';
import { workFeed } from './work-feed.ts';

const KEYS = [
  { key: 'first', id: 'o.first', role: 'office' },
  { key: 'second', id: 'o.second', role: 'office' },
  { key: 'inspector', id: 'i.one', role: 'inspector' },
  { key: 'clerk', id: 'c.one', role: 'counter-clerk', office: '532900/532901' },
];

let world: FeedWorld;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => feedRoutes(() => world),
});
beforeAll(async () => {
  const { area: database, clock } = tested;
  world = feedWorld({ database, clock, ids: idSource(clock) });
  await addPeople(database.sql, 10);
});

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object | Buffer) {
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${tested.area.area}${path}` },
    headers: { authorization: `Bearer ${key}`, ...(payload && { 'content-type': type }) },
    ...(payload ? { payload } : {}),
  });
  const body = answer.json();
  return { status: answer.statusCode, code: body.error?.code ?? null, body };
}

const about = () => ({
  ...{ source: 'civil-affairs', kind: 'full', asOf: tested.clock.today() },
  name: '低保名单',
});

test('an office sends a file, looks, reviews, carries it out, and reads what came of it', async () => {
  const doubtful = `${numberOf(5)},写错了,F2,低保对象,2025-01-01,`;
  const file = csvOf([lineOf(0), lineOf(1), doubtful]);
  const query = new URLSearchParams({ ...about(), key: 'file-no-1', rows: '3' });
  const sent = await call('first', 'POST', `/feeds/files?${query}`, file);
  expect(sent).toMatchObject({ status: 200, body: { state: 'checking', names: { zh: '民政局' } } });
  const id = sent.body.id as FeedId;
  await workFeed(world, id, 100);
  const rows = await call('inspector', 'GET', `/feeds/${id}/rows?verdict=doubtful`);
  expect(rows.body).toMatchObject({
    total: 1,
    rows: [
      { line: 4, name: '写*了', reason: { code: 'feeds.other_name', en: expect.any(String) } },
    ],
  });
  expect(JSON.stringify(rows.body)).not.toContain(numberOf(5));
  const review = { key: 'review-1', take: true, note: '已核实户口簿' };
  const reviewed = await call('first', 'POST', `/feeds/${id}/rows/4/reviews`, review);
  expect(reviewed.body).toMatchObject({ changes: { additions: 3 } });
  const { version } = reviewed.body.feed;
  const run = await call('first', 'POST', `/feeds/${id}/acts`, {
    key: 'run-no-1',
    act: 'run',
    version,
  });
  expect(run.body.feed.state).toBe('acting');
  await workFeed(world, id, 100);
  const changes = await call('inspector', 'GET', `/feeds/${id}/changes?act=add`);
  expect(changes.body).toMatchObject({ total: 3, rows: [{ act: 'add', state: 'done' }, {}, {}] });
  const again = await call('first', 'POST', `/feeds/${id}/acts`, {
    key: 'run-no-1',
    act: 'run',
    version,
  });
  expect([again.status, again.body.feed.state]).toEqual([200, 'acted']);
  expect((await call('inspector', 'GET', '/feeds')).body).toMatchObject({
    total: 1,
    rows: [{ id }],
  });
});

test('a program sends objects; what is refused says so in both languages and stays in the list', async () => {
  const row = {
    idNumber: numberOf(7),
    name: nameOf(7),
    group: '低保对象',
    startsOn: '2025-01-01',
    change: 'add',
  };
  const body = { ...about(), kind: 'difference', key: 'objects-1', rows: [row] };
  const sent = await call('first', 'POST', '/feeds', body);
  expect(sent.body).toMatchObject({ format: 'json', rows: 1 });
  const short = await call('first', 'POST', '/feeds', { ...body, key: 'objects-2', announced: 2 });
  expect([short.status, short.code]).toEqual([422, 'feeds.cut_off']);
  expect(short.body.error.zh).toContain('应有 2 行');
  const listed = await call('inspector', 'GET', '/feeds');
  expect(listed.body.rows[0]).toMatchObject({
    state: 'refused',
    refusal: { code: 'feeds.cut_off' },
  });
});

test('what follows for premiums is read, and a difference is paid back by an office alone', async () => {
  const helps = await call('inspector', 'GET', '/feeds/helps?open=true&size=2');
  expect([helps.status, helps.body]).toEqual([200, { rows: [], total: 0 }]);
  expect((await call('inspector', 'GET', '/feeds/helps?outcome=perhaps')).status).toBe(400);
  expect((await call('clerk', 'GET', '/feeds/helps')).status).toBe(403);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  const path = '/feeds/helps/01900000-0000-7000-8000-000000000000/payments';
  const body = { key: 'helps-no-1', account };
  const unknown = await call('first', 'POST', path, body);
  expect([unknown.status, unknown.code]).toEqual([404, 'feeds.unknown_help']);
  expect((await call('inspector', 'POST', path, body)).status).toBe(403);
  const letters = { ...body, account: { ...account, number: 'abc' } };
  expect((await call('first', 'POST', path, letters)).status).toBe(400);
});

test('who is to be enrolled, and who sends, is read; others neither read nor write', async () => {
  const stranger = `${numberOf(950)},待参保,,低保对象,2025-01-01,`;
  const query = new URLSearchParams({ ...about(), key: 'file-no-2', checksum: '0'.repeat(64) });
  expect((await call('first', 'POST', `/feeds/files?${query}`, csvOf([stranger]))).code).toBe(
    'feeds.checksum_differs',
  );
  expect((await call('inspector', 'GET', '/feeds/to-enrol')).body).toEqual([]);
  const sources = await call('inspector', 'GET', '/feeds/sources');
  expect(sources.body.map(({ code }: { code: string }) => code)).toContain('agriculture');
  expect(
    (await call('inspector', 'POST', '/feeds', { ...about(), key: 'x-1234567', rows: [] })).status,
  ).toBe(403);
  expect((await call('clerk', 'GET', '/feeds')).status).toBe(403);
  const unknown = await call('first', 'GET', '/feeds/01900000-0000-7000-8000-000000000000');
  expect([unknown.status, unknown.code]).toEqual([404, 'feeds.unknown_feed']);
});
