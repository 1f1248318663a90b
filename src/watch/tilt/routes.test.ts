import { beforeAll, expect, test } from 'vitest';
import { testIdentity } from '../../border/identity/testing.ts';
import {
  addGroup,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import { workAudit } from './audit.ts';
import { tiltRoutes } from './routes.ts';

const KEYS = [
  { key: 'office', id: 'o.first', role: 'office' },
  { key: 'inspector', id: 'i.one', role: 'inspector' },
  { key: 'clerk', id: 'c.one', role: 'counter-clerk', office: '532900/532901' },
  { key: 'ward', id: 'w.one', role: 'ward', provider: 'H-TERTIARY' },
];
const NOBODY = '01900000-0000-7000-8000-000000000000';
const YEAR = { from: '2025-01-01', until: '2026-01-01' };

let world: World;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => tiltRoutes(() => world),
});
const missed: string[] = [];
beforeAll(async () => {
  world = await settlementWorld();
  // The longer the bill the more is owed, so that the first of each list is known.
  for (const amount of ['60000.00', '50000.00', '40000.00']) {
    const person = await addPerson(world);
    const bill = await openBill(world, person, { lines: { A: amount } });
    await world.settlements.settle(await billRequest(world, bill));
    await addGroup(world, person, 'minimum-living', '2025-03-01');
    missed.push(person);
  }
});

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${tested.area.area}/tilt/runs${path}` },
    headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  const body = answer.json();
  return { status: answer.statusCode, code: body.error?.code ?? null, body };
}

let run = '';

test('an office begins an audit, once a key, and remedies nothing while it runs', async () => {
  const asked = { key: 'audit-no-1', ...YEAR };
  const begun = await call('office', 'POST', '', asked);
  expect(begun.status).toBe(200);
  run = begun.body.id;
  expect((await call('office', 'POST', '', asked)).body.id).toBe(run);
  const remedy = { key: 'remedy-no-1', person: missed[0] };
  expect(await call('office', 'POST', `/${run}/remedies`, remedy)).toMatchObject({
    ...{ status: 409, code: 'tilt.still_running' },
  });
  expect((await call('inspector', 'GET', '')).body).toMatchObject([
    { id: run, state: 'running', found: 0, owed: '0.00', askedBy: 'o.first', finishedAt: null },
  ]);
  await workAudit(world, run);
  expect((await call('inspector', 'GET', '')).body).toMatchObject([
    { id: run, state: 'done', persons: 3, found: 3, finishedAt: expect.any(String) },
  ]);
});

test('findings are read by the page, by provider and by person, with names masked', async () => {
  const first = await call('inspector', 'GET', `/${run}/findings?size=2`);
  const second = await call('inspector', 'GET', `/${run}/findings?size=2&page=2`);
  const beyond = await call('inspector', 'GET', `/${run}/findings?size=2&page=3`);
  expect([first.body.total, second.body.total, beyond.body.rows]).toEqual([3, 3, []]);
  const rows = [...first.body.rows, ...second.body.rows];
  expect(rows.map(({ person }) => person).sort()).toEqual([...missed].sort());
  expect(rows[0]).toMatchObject({
    ...{ name: '示*人', kind: 'missed', provider: 'H-TERTIARY', scheme: 'resident' },
    ...{ groupsThen: [], groupsNow: ['minimum-living'], remediedAt: null },
  });
  expect(JSON.stringify(rows)).not.toContain('示例人');
  const own = await call('office', 'GET', `/${run}/findings?person=${missed[1]}`);
  expect(own.body).toMatchObject({ total: 1, rows: [{ person: missed[1] }] });
  const none = await call('office', 'GET', `/${run}/findings?provider=H-PRIMARY`);
  expect(none.body).toEqual({ total: 0, rows: [] });
});

test('what is owed is summed by provider and by person, the most first', async () => {
  const [provider, ...others] = (await call('inspector', 'GET', `/${run}/sums?by=provider`)).body;
  expect([provider, others]).toMatchObject([{ id: 'H-TERTIARY', findings: 3 }, []]);
  const page = await call('inspector', 'GET', `/${run}/sums?by=person&size=2`);
  expect(page.body.map(({ id }: { id: string }) => id)).toEqual(missed.slice(0, 2));
  expect(page.body[0].name).toBe('示*人');
  const rest = await call('inspector', 'GET', `/${run}/sums?by=person&size=2&page=2`);
  const owed = [...page.body, ...rest.body].map((one) => Number(one.owed));
  expect(owed.reduce((all, one) => all + one, 0)).toBeCloseTo(Number(provider.owed), 2);
  expect((await call('inspector', 'GET', `/${run}/sums?by=county`)).status).toBe(400);
});

test('a remedy posts what was found, once, and the finding says when', async () => {
  const [found] = (await call('office', 'GET', `/${run}/findings?person=${missed[0]}`)).body.rows;
  const asked = { key: 'remedy-no-2', person: missed[0] };
  const done = await call('office', 'POST', `/${run}/remedies`, asked);
  expect(done.body).toEqual({ corrected: 1, due: found.owed });
  expect((await call('office', 'POST', `/${run}/remedies`, asked)).body).toEqual(done.body);
  const again = await call('office', 'GET', `/${run}/findings?person=${missed[0]}`);
  expect(again.body.rows[0].remediedAt).toEqual(expect.any(String));
  const next = await call('office', 'POST', '', { key: 'audit-no-2', ...YEAR });
  await workAudit(world, next.body.id);
  expect((await call('office', 'GET', `/${next.body.id}/findings`)).body.total).toBe(2);
});

test.each([
  ['POST', '', { key: 'audit-no-3', from: '2025-02-30', until: '2026-01-01' }, 'tilt.not_a_period'],
  ['POST', '', { key: 'audit-no-4', from: '2025-03-01', until: '2025-03-01' }, 'tilt.not_a_period'],
  ['POST', '', { key: 'audit-no-1', from: '2025-02-01', until: '2026-01-01' }, 'tilt.key_used'],
  ['GET', `/${NOBODY}/findings`, undefined, 'tilt.unknown_run'],
  ['GET', `/${NOBODY}/sums?by=person`, undefined, 'tilt.unknown_run'],
  ['POST', `/${NOBODY}/remedies`, { key: 'remedy-no-3', person: 'P1' }, 'tilt.unknown_run'],
  ['POST', 'RUN/remedies', { key: 'remedy-no-4', person: 'nobody' }, 'tilt.no_finding'],
] as const)('%s %s %o is refused as %4$s, in both languages', async (method, path, body, code) => {
  const answer = await call('office', method, path.replace('RUN', `/${run}`), body);
  expect(answer.code).toBe(code);
  expect(answer.body.error).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
});

test('what is not a request is refused before anything is looked up', async () => {
  const bad = async (method: 'GET' | 'POST', path: string, body?: object) =>
    (await call('office', method, path, body)).status;
  expect(await bad('POST', '', { key: 'short', ...YEAR })).toBe(400);
  expect(await bad('POST', '', { key: 'no-period-1' })).toBe(400);
  expect(await bad('GET', '/not-an-id/findings')).toBe(400);
  expect(await bad('GET', `/${run}/findings?size=101`)).toBe(400);
  expect(await bad('GET', `/${run}/findings?page=0`)).toBe(400);
  expect(await bad('POST', `/${run}/remedies`, { key: 'remedy-no-5' })).toBe(400);
});

test('an inspector reads and changes nothing; a counter, a ward and a stranger do neither', async () => {
  const start = { key: 'audit-no-9', ...YEAR };
  const remedy = { key: 'remedy-no-9', person: missed[1] };
  expect((await call('inspector', 'POST', '', start)).code).toBe('access.not_permitted');
  expect((await call('inspector', 'POST', `/${run}/remedies`, remedy)).code).toBe(
    'access.not_permitted',
  );
  for (const key of ['clerk', 'ward']) {
    for (const path of ['', `/${run}/findings`, `/${run}/sums?by=person`]) {
      expect((await call(key, 'GET', path)).status).toBe(403);
    }
    expect((await call(key, 'POST', '', start)).status).toBe(403);
    expect((await call(key, 'POST', `/${run}/remedies`, remedy)).status).toBe(403);
  }
  expect((await call('', 'GET', '')).status).toBe(401);
  expect((await call('office', 'GET', '')).body).toHaveLength(2);
});
