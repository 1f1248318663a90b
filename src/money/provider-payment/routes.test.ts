import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { word } from '../../border/open/index.ts';
import { createGate } from '../../platform/access.ts';
import { createServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import { HOSPITAL, TOWNSHIP } from '../settlement/testing.ts';
import type { OrderView, PeriodView, StatementSummary, StatementView } from './index.ts';
import { paymentRoutes } from './routes.ts';
import { type PaymentWorld, paymentWorld, settleBill } from './testing.ts';

let world: PaymentWorld;
let server: FastifyInstance;

const KEYS = [
  { key: 'maker', id: 'zhang', role: 'payment-maker' },
  { key: 'checker', id: 'li', role: 'payment-checker' },
  { key: 'office', id: 'wang', role: 'office' },
  { key: 'desk', id: 'desk', role: 'desk', provider: HOSPITAL },
  { key: 'other', id: 'other', role: 'desk', provider: TOWNSHIP },
];

beforeAll(async () => {
  world = await paymentWorld();
  const { area } = world.database;
  server = await createServer({
    version: '0.0.0',
    routes: paymentRoutes(() => world),
    gate: createGate(JSON.stringify(KEYS)),
    accessLog: { record: () => undefined, close: () => Promise.resolve() },
    word,
    log: createLog(world.clock, () => undefined),
    areas: () => [{ code: area, nameZh: '大理州', nameEn: 'Dali' }],
    isReady: () => true,
    webFolder: null,
    checkAnswers: true,
  });
  await settleBill(world);
  await settleBill(world, { provider: TOWNSHIP });
  world.moveTo('2025-07-02');
});
afterAll(() => server.close());

async function call<Answer>(key: string, name: string, body?: object) {
  const [method, path] = name.split(' ') as ['GET' | 'POST', string];
  const answer = await server.inject({
    method,
    url: `/api/areas/${world.database.area}${path}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(method === 'POST' ? { payload: JSON.stringify(body ?? {}) } : {}),
  });
  const said = JSON.parse(answer.body) as Answer & { error?: { code: string } };
  return { status: answer.statusCode, said, code: said.error?.code };
}

const account = { holder: '示范三级医院', bank: '示范银行大理支行', number: '6200000000001234' };

test('a month over HTTP: closed, deducted, ordered, checked by another, paid, seen by the desk', async () => {
  const closed = await call<PeriodView>('maker', 'POST /payment-periods', { month: '2025-06' });
  expect(closed.said).toMatchObject({ endsOn: '2025-07-01', closedBy: 'zhang', paid: '0.00' });
  const list = await call<{ rows: StatementSummary[]; total: number }>(
    'office',
    `GET /payment-statements?period=${closed.said.id}&provider=${HOSPITAL}&fund=pool`,
  );
  expect(list.said.total).toBe(1);
  const [first] = list.said.rows;
  expect(first).toMatchObject({ providerName: '示范三级医院', standing: 'due' });
  const cut = { key: 'k', source: 'audit', reason: '超标准收费', amount: '100.00' };
  const path = `/payment-statements/${first?.id}`;
  expect((await call('maker', `POST ${path}/deductions`, cut)).status).toBe(200);

  const without = await call<{ made: number; left: { code: string }[] }>(
    'maker',
    `POST /payment-periods/${closed.said.id}/orders`,
  );
  expect(without.said.made).toBe(0);
  expect(new Set(without.said.left.map(({ code }) => code))).toEqual(
    new Set(['payment.no_account']),
  );
  await call('maker', 'POST /payment-accounts', { provider: HOSPITAL, ...account });
  const order = await call<OrderView>('maker', `POST ${path}/orders`);
  expect(order.said).toMatchObject({ state: 'made', actions: ['withdraw'], account });

  const at = `/payment-orders/${order.said.id}`;
  expect((await call('maker', `POST ${at}/approve`)).code).toBe('access.not_permitted');
  const seen = await call<OrderView>('checker', `GET ${at}`);
  expect(seen.said.actions).toEqual(['approve', 'reject']);
  expect((await call('checker', `POST ${at}/approve`)).status).toBe(200);
  const sent = await call<OrderView>('checker', `POST ${at}/send`);
  expect(sent.said.events.map(({ state, actor }) => `${state} ${actor}`)).toEqual([
    'made zhang',
    'approved li',
    'sent li',
    'paid li',
  ]);
  const view = await call<StatementView>('office', `GET ${path}`);
  expect(view.said).toMatchObject({
    standing: 'paid',
    deducted: '100.00',
    payable: order.said.amount,
    account: { number: '****1234' },
    deductions: [{ reason: '超标准收费', madeBy: 'zhang' }],
  });

  const own = await call<{ rows: StatementSummary[] }>('desk', 'GET /payments');
  expect(own.said.rows.every(({ provider }) => provider === HOSPITAL)).toBe(true);
  expect(own.said.rows.find(({ fund }) => fund === 'pool')).toMatchObject({
    order: { state: 'paid' },
    payable: order.said.amount,
  });
  const total = await call<{ total: number }>('office', 'GET /payments');
  expect(total.said.total).toBeGreaterThan(own.said.rows.length);
});

test('a desk sees its own provider only, and nothing of the office', async () => {
  expect((await call('other', `GET /payments?provider=${HOSPITAL}`)).code).toBe(
    'access.other_provider',
  );
  for (const path of ['/payment-periods', '/payment-statements', '/payment-orders']) {
    expect((await call('desk', `GET ${path}`)).code).toBe('access.not_permitted');
  }
});

const NOBODY = '01900000-0000-7000-8000-000000000000';

test.each([
  ['maker', 'GET /payment-periods/x', undefined, 400, 'request.unreadable_value'],
  ['maker', `GET /payment-periods/${NOBODY}`, undefined, 404, 'payment.unknown_period'],
  ['maker', `GET /payment-statements/${NOBODY}`, undefined, 404, 'payment.unknown_statement'],
  ['maker', `GET /payment-orders/${NOBODY}`, undefined, 404, 'payment.unknown_order'],
  ['maker', `POST /payment-periods/${NOBODY}/orders`, {}, 404, 'payment.unknown_period'],
  ['maker', 'POST /payment-periods', { month: '2025-13' }, 400, 'request.invalid'],
  ['maker', 'POST /payment-periods', { month: '2025-06' }, 409, 'payment.already_closed'],
  [
    'maker',
    'POST /payment-accounts',
    { provider: 'X', ...account },
    404,
    'provider.unknown_provider',
  ],
  [
    'maker',
    'POST /payment-accounts',
    { provider: HOSPITAL, ...account, holder: '=1+1' },
    400,
    'request.invalid',
  ],
  [
    'maker',
    'POST /payment-accounts',
    { provider: HOSPITAL, ...account, bank: '甲\t乙' },
    400,
    'request.invalid',
  ],
  ['checker', `POST /payment-orders/${NOBODY}/reject`, {}, 400, 'request.invalid'],
  ['checker', 'POST /payment-files', { orders: [], format: 'tab' }, 400, 'request.invalid'],
  ['checker', 'POST /payment-answers', { text: 'x\tpaid' }, 422, 'payment.unreadable_answer'],
  ['checker', 'POST /payment-answers', { text: '\n\n' }, 422, 'payment.unreadable_answer'],
  [
    'checker',
    'POST /payment-answers',
    { text: `${NOBODY}\tgone` },
    422,
    'payment.unreadable_answer',
  ],
  ['checker', 'POST /payment-answers', { text: `${NOBODY},paid` }, 404, 'payment.unknown_order'],
])('%s %s with %j is refused: %i %s', async (key, name, body, status, code) => {
  expect(await call(key, name, body)).toMatchObject({ status, code });
});

test('a statement below nothing or already paid is not ordered', async () => {
  const { said } = await call<{ rows: StatementSummary[] }>('maker', 'GET /payment-statements');
  const paid = said.rows.find(({ standing }) => standing === 'paid');
  const again = await call('maker', `POST /payment-statements/${paid?.id}/orders`);
  expect(again).toMatchObject({ status: 409, code: 'payment.order_under_way' });
});

test('a file goes out over HTTP and its answers come back as text', async () => {
  const { said } = await call<{ rows: StatementSummary[] }>('maker', 'GET /payment-statements');
  const due = said.rows.find(({ standing }) => standing === 'due');
  await call('maker', 'POST /payment-accounts', { provider: due?.provider, ...account });
  const made = await call<OrderView>('maker', `POST /payment-statements/${due?.id}/orders`);
  const { id } = made.said;
  await call('checker', `POST /payment-orders/${id}/approve`);
  const orders = [id];
  const file = await call<{ name: string; text: string }>('checker', 'POST /payment-files', {
    orders,
    format: 'csv',
  });
  expect(file.said.text).toContain(`${id},示范三级医院,`);
  const name = file.said.name.replace('.csv', '');
  const copy = await call('checker', `POST /payment-files/${name}/copies`, { format: 'csv' });
  expect(copy.said).toEqual(file.said);
  const text = `key\toutcome\treference\treason\r\n${id}\treturned\tR9\t户名不符\r\n`;
  const booked = await call('checker', 'POST /payment-answers', { text });
  expect(booked.said).toEqual({ read: 1, changed: 1 });
  const after = await call<OrderView>('checker', `GET /payment-orders/${id}`);
  expect(after.said.events.map(({ state }) => state).slice(-2)).toEqual(['paid', 'returned']);
});
