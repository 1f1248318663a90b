import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { word } from '../../border/open/index.ts';
import { createGate } from '../../platform/access.ts';
import type { Access } from '../../platform/access-log.ts';
import { createServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import type { BatchView, PaymentSummary, PaymentView, RecoveryDetail } from './index.ts';
import { personPaymentRoutes } from './routes.ts';
import { owe, type PersonPaymentWorld, personPaymentWorld } from './testing.ts';

let world: PersonPaymentWorld;
let server: FastifyInstance;
const accesses: Access[] = [];

const KEYS = [
  { key: 'maker', id: 'zhang', role: 'payment-maker' },
  { key: 'checker', id: 'li', role: 'payment-checker' },
  { key: 'office', id: 'wang', role: 'office' },
];

beforeAll(async () => {
  world = await personPaymentWorld();
  const { area } = world.database;
  server = await createServer({
    version: '0.0.0',
    routes: personPaymentRoutes(() => world),
    gate: createGate(JSON.stringify(KEYS)),
    accessLog: { record: (one) => accesses.push(one), close: () => Promise.resolve() },
    word,
    log: createLog(world.clock, () => undefined),
    areas: () => [{ code: area, nameZh: '大理州', nameEn: 'Dali' }],
    isReady: () => true,
    webFolder: null,
    checkAnswers: true,
  });
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

test('from waiting to returned, corrected, paid by file, claimed back and received', async () => {
  const { id } = await owe(world);
  type List = { rows: PaymentSummary[]; total: number };
  const { said } = await call<List>('office', 'GET /person-payments?state=waiting');
  expect(said.rows).toMatchObject([
    {
      id,
      amount: '800.00',
      person: { name: '示*人' },
      account: { holder: '示*人', number: '****1234' },
    },
  ]);
  expect((await call('office', 'POST /person-payment-batches', { key: 'k-1234567' })).status).toBe(
    403,
  );
  const made = await call<BatchView>('maker', 'POST /person-payment-batches', { key: 'k-1234567' });
  const batch = `/person-payment-batches/${made.said.id}`;
  expect(made.said).toMatchObject({ orders: 1, amount: '800.00', actions: ['withdraw'] });
  const approved = await call<BatchView>('checker', `POST ${batch}/approve`);
  expect(approved.said.rows[0]).toMatchObject({ state: 'approved', account: { bank: '示范银行' } });
  world.bank.say('returned');
  const sent = await call<BatchView>('checker', `POST ${batch}/send`);
  expect(sent.said.rows[0]?.events.map(({ state }) => state)).toEqual([
    ...['made', 'approved', 'sent', 'paid', 'returned'],
  ]);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000005678' };
  await call('maker', `POST /person-payments/${id}/accounts`, account);

  const next = await call<BatchView>('maker', 'POST /person-payment-batches', {
    ...{ key: 'k-7654321', payments: [id] },
  });
  const again = `/person-payment-batches/${next.said.id}`;
  expect((await call('checker', `POST ${again}/reject`)).status).toBe(400);
  await call('checker', `POST ${again}/approve`);
  const file = await call<{ name: string; text: string }>('checker', `POST ${again}/file`, {
    format: 'tab',
  });
  const copied = await call(
    'checker',
    `POST /person-payment-files/${file.said.name.slice(0, -4)}/copies`,
    {
      format: 'tab',
    },
  );
  expect(copied.said).toEqual(file.said);
  const order = next.said.rows[0]?.id;
  const answers = { text: `${order}\tpaid\tB7\t` };
  expect((await call('checker', 'POST /person-payment-answers', answers)).said).toEqual({
    ...{ read: 1, changed: 1 },
  });
  const paid = await call<PaymentView>('checker', `GET /person-payments/${id}`);
  expect(paid.said).toMatchObject({ state: 'paid', attempts: 2, orders: [{}, {}] });
  expect((await call('office', 'GET /person-payment-batches')).said).toMatchObject({ total: 2 });

  const claim = { key: 'back-1234', payment: id, reason: '重复支付' };
  const back = await call<RecoveryDetail>('maker', 'POST /person-recoveries', claim);
  const receipts = `POST /person-recoveries/${back.said.id}/receipts`;
  const got = { amount: '800.00', reference: 'IN-9' };
  expect((await call<RecoveryDetail>('checker', receipts, got)).said).toMatchObject({
    open: '0.00',
  });
  expect((await call('office', 'GET /person-recoveries?open=true')).said).toMatchObject({
    total: 0,
  });
});

test('everybody whose account leaves in a bank file is noted, and again when the file is made again', async () => {
  const [first, second] = [await owe(world), await owe(world)];
  const unit = await owe(world, { person: null as never });
  const owed = [first, second, unit].map(({ id }) => id);
  const made = await call<BatchView>('maker', 'POST /person-payment-batches', {
    ...{ key: 'k-noted-1', payments: owed },
  });
  const batch = `/person-payment-batches/${made.said.id}`;
  await call('checker', `POST ${batch}/approve`);
  type File = { name: string; text: string; whose: string[] };
  const sent = () => accesses.filter(({ action }) => /file/.test(action));
  const before = sent().length;
  const file = await call<File>('checker', `POST ${batch}/file`, { format: 'csv' });
  const whose = [first.person, second.person];
  expect(file.said.whose).toEqual(expect.arrayContaining(whose));
  expect(file.said.whose).toHaveLength(2);
  const noted = sent().slice(before);
  expect(noted.map(({ person }) => person).sort()).toEqual([...whose].sort());
  expect(noted.map(({ actor, action }) => [actor, action])).toEqual(
    whose.map(() => ['li', 'POST /person-payment-batches/:id/file']),
  );
  const copy = `POST /person-payment-files/${file.said.name.slice(0, -4)}/copies`;
  await call('checker', copy, { format: 'csv' });
  const copied = sent().slice(before + 2);
  expect(copied.map(({ person, action }) => [person, action]).sort()).toEqual(
    whose.map((person) => [person, 'POST /person-payment-files/:name/copies']).sort(),
  );
  await call('maker', copy, { format: 'csv' });
  expect(sent()).toHaveLength(before + 4);
});

test('what is not there is said', async () => {
  const id = '00000000-0000-7000-8000-000000000000';
  expect((await call('office', `GET /person-payments/${id}`)).code).toBe(
    'person-payment.unknown_payment',
  );
  expect((await call('office', `GET /person-payment-batches/${id}`)).code).toBe(
    'person-payment.unknown_batch',
  );
  expect((await call('office', `GET /person-recoveries/${id}`)).code).toBe(
    'person-payment.unknown_recovery',
  );
  const key = { key: 'k-unknown1', payments: [id] };
  expect((await call('maker', 'POST /person-payment-batches', key)).code).toBe(
    'person-payment.unknown_payment',
  );
});
