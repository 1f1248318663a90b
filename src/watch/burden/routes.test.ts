import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { testIdentity } from '../../border/identity/testing.ts';
import type { PersonId } from '../../kernel/ids.ts';
import {
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import { clockFrom } from '../../platform/clock.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import type { BurdenDeps } from './model.ts';
import { burdenRoutes } from './routes.ts';
import { watchBurden } from './watch.ts';

const FIGURES = loadFigures(fileURLToPath(new URL('../../../matters/figures', import.meta.url)));
const KEYS = [
  { key: 'office', id: 'o.first', role: 'office' },
  { key: 'colleague', id: 'o.second', role: 'office' },
  { key: 'inspector', id: 'i.one', role: 'inspector' },
  { key: 'clerk', id: 'c.one', role: 'counter-clerk', office: '532900/532901' },
];
const NOBODY = '01900000-0000-7000-8000-000000000000';

let today = '2025-10-15';
let world: World;
let deps: BurdenDeps;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => burdenRoutes(() => deps),
});
let poor: PersonId;
let rich: PersonId;
beforeAll(async () => {
  world = await settlementWorld();
  const clock = clockFrom(() => new globalThis.Date(`${today}T04:00:00Z`));
  deps = { database: world.database, clock, ids: world.ids, figures: FIGURES };
  poor = await addPerson(world, { groups: ['destitute'] });
  rich = await addPerson(world);
  await settled(poor, '9000.00');
  await settled(rich, '31000.00');
  await watchBurden(deps);
});

async function settled(person: PersonId, amount: string, month = '10') {
  const [startedOn, endedOn] = [`2025-${month}-01`, `2025-${month}-10`];
  const bill = await openBill(world, person, { lines: { C: amount }, startedOn, endedOn });
  await world.settlements.settle(await billRequest(world, bill));
}

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${tested.area.area}/burden${path}` },
    headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  const body = answer.json();
  return { status: answer.statusCode, code: body.error?.code ?? null, body };
}

const warningOf = async (person: PersonId) =>
  (await call('office', 'GET', `/warnings?year=2025&person=${person}`)).body.rows[0].id as string;

test('the lines are shown in amounts, with their source', async () => {
  const { body } = await call('inspector', 'GET', '/figures');
  expect(body).toMatchObject({ income: '17000.00', followUpDays: 10, measureMonths: 3 });
  expect(body.levels.map((one: { threshold: string }) => one.threshold)).toEqual([
    ...['8500.00', '17000.00', '30000.00'],
  ]);
  expect(body.source).toContain('assumed');
});

test('warnings are read by the page and by level, the most first, with names masked', async () => {
  const first = await call('inspector', 'GET', '/warnings?size=2');
  const second = await call('inspector', 'GET', '/warnings?size=2&page=2');
  expect([first.body.total, second.body.total]).toEqual([3, 3]);
  expect(first.body.rows.map(({ person }: { person: string }) => person)).toEqual([rich, rich]);
  expect(second.body.rows).toMatchObject([
    { person: poor, name: '示*人', level: 'watch', threshold: '8500.00', tasks: 0 },
  ]);
  expect((await call('office', 'GET', '/warnings?level=grave')).body).toMatchObject({
    ...{ total: 1, rows: [{ person: rich, ownPaid: '31000.00', paidNow: '31000.00' }] },
  });
  expect((await call('office', 'GET', '/warnings?year=2024')).body).toEqual({ rows: [], total: 0 });
  expect((await call('office', 'GET', '/warnings?size=101')).status).toBe(400);
  expect((await call('office', 'GET', '/warnings?followed=perhaps')).status).toBe(400);
});

test('a measure follows from a warning, is done, and its result is measured months later', async () => {
  const warning = await warningOf(poor);
  const asked = { key: 'assign-no-1', measure: 'aid-claim', assignedTo: 'c.one', note: '协助申请' };
  const given = await call('office', 'POST', `/warnings/${warning}/tasks`, asked);
  const { id } = given.body;
  expect((await call('office', 'POST', `/warnings/${warning}/tasks`, asked)).body.id).toBe(id);
  const tasks = async (query: string) =>
    (await call('inspector', 'GET', `/tasks?${query}`)).body as Record<string, unknown>[];
  expect(await tasks('state=assigned&assignedTo=c.one')).toMatchObject([
    { id, person: poor, name: '示*人', assignedBy: 'o.first', dueOn: '2025-10-25', doneOn: null },
  ]);
  expect((await call('office', 'GET', '/warnings?followed=assigned')).body.total).toBe(1);

  const done = { key: 'done-no-1', note: '已递交救助申请' };
  expect((await call('office', 'POST', `/tasks/${id}/done`, done)).body).toEqual({ id });
  expect((await call('office', 'POST', `/tasks/${id}/done`, done)).body).toEqual({ id });
  expect((await call('colleague', 'POST', `/tasks/${id}/done`, done)).code).toBe(
    'burden.already_done',
  );
  expect((await call('office', 'GET', '/warnings?followed=done')).body.total).toBe(1);
  expect(await tasks(`warning=${warning}`)).toMatchObject([{ state: 'done', measuredOn: null }]);

  await settled(poor, '500.00', '11');
  today = '2026-01-14';
  await watchBurden(deps);
  expect(await tasks('state=measured')).toEqual([]);
  today = '2026-01-15';
  await watchBurden(deps);
  expect(await tasks('state=measured')).toMatchObject([
    { id, months: 3, paidBefore: '9000.00', paidAfter: '500.00', measuredOn: '2026-01-15' },
  ]);
  today = '2025-10-15';
});

test('tasks are read by the page', async () => {
  const warning = await warningOf(rich);
  for (const [at, measure] of ['visit', 'charity', 'disease-recognition'].entries()) {
    const asked = { key: `assign-page-${at}`, measure, assignedTo: 'c.two' };
    await call('office', 'POST', `/warnings/${warning}/tasks`, asked);
  }
  const pages = await Promise.all(
    [1, 2, 3].map((page) => call('office', 'GET', `/tasks?assignedTo=c.two&size=2&page=${page}`)),
  );
  expect(pages.map(({ body }) => body.length)).toEqual([2, 1, 0]);
  const ids = pages.flatMap(({ body }) => body.map(({ id }: { id: string }) => id));
  expect(new Set(ids).size).toBe(3);
});

test('every refusal has its code and its sentence', async () => {
  const warning = await warningOf(poor);
  const assign = (id: string, more: object) => {
    const asked = { key: 'assign-no-7', measure: 'visit', assignedTo: 'c.one', ...more };
    return call('office', 'POST', `/warnings/${id}/tasks`, asked);
  };
  const refusals = [
    await assign(NOBODY, {}),
    await assign(warning, { measure: 'gift' }),
    await assign(warning, { dueOn: '2025-10-14' }),
    await assign(warning, { key: 'assign-no-1' }),
    await call('office', 'POST', `/tasks/${NOBODY}/done`, { key: 'done-no-7', note: 'x' }),
  ];
  expect(refusals.map(({ status, code }) => [status, code])).toEqual([
    [404, 'burden.unknown_warning'],
    [422, 'burden.unknown_measure'],
    [422, 'burden.due_in_past'],
    [409, 'burden.key_used'],
    [404, 'burden.unknown_task'],
  ]);
  for (const { body } of refusals) {
    expect(body.error).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  }
  expect((await assign('not-an-id', {})).status).toBe(400);
  expect((await assign(warning, { key: 'short' })).status).toBe(400);
  expect((await assign(warning, { assignedTo: '' })).status).toBe(400);
  const silent = await call('office', 'POST', `/tasks/${NOBODY}/done`, {
    key: 'done-no-8',
    note: '',
  });
  expect(silent.status).toBe(400);
});

test('an inspector reads and changes nothing; a counter and a stranger do neither', async () => {
  const warning = await warningOf(poor);
  const asked = { key: 'assign-no-9', measure: 'visit', assignedTo: 'c.one' };
  const done = { key: 'done-no-9', note: '已走访' };
  expect((await call('inspector', 'POST', `/warnings/${warning}/tasks`, asked)).code).toBe(
    'access.not_permitted',
  );
  expect((await call('inspector', 'POST', `/tasks/${NOBODY}/done`, done)).code).toBe(
    'access.not_permitted',
  );
  for (const path of ['/figures', '/warnings', '/tasks']) {
    expect((await call('clerk', 'GET', path)).status).toBe(403);
    expect((await call('', 'GET', path)).status).toBe(401);
  }
  expect((await call('clerk', 'POST', `/warnings/${warning}/tasks`, asked)).status).toBe(403);
  expect((await call('clerk', 'POST', `/tasks/${NOBODY}/done`, done)).status).toBe(403);
});

test('an area that watches nobody says so', async () => {
  const before = deps;
  deps = { ...deps, figures: figureShelf([]) };
  expect((await call('office', 'GET', '/figures')).code).toBe('burden.no_figures');
  deps = before;
});
