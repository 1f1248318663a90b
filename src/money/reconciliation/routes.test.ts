import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { word } from '../../border/open/index.ts';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { toShortId } from '../../kernel/short-id.ts';
import { createGate } from '../../platform/access.ts';
import { systemClock } from '../../platform/clock.ts';
import { createServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import { writeTabFile } from '../../platform/tab-file.ts';
import { VISIT_KINDS } from '../../rules/policy/index.ts';
import { closeMonth, type PaymentWorld, paymentWorld } from '../provider-payment/testing.ts';
import { createProviderMoney } from '../settlement/index.ts';
import { addPerson, billRequest, HOSPITAL, openBill, TOWNSHIP } from '../settlement/testing.ts';
import type {
  ApplicationView,
  BookView,
  DifferenceView,
  OpenItemView,
  RepairView,
  RunView,
  SpanView,
  TotalsView,
} from './index.ts';
import { reconciliationRoutes } from './routes.ts';

let world: PaymentWorld;
let server: FastifyInstance;
const opened: string[] = [];

const KEYS = [
  { key: 'desk', id: 'finance', role: 'desk', provider: HOSPITAL },
  { key: 'other', id: 'other', role: 'desk', provider: TOWNSHIP },
  { key: 'office', id: 'wang', role: 'office' },
  { key: 'maker', id: 'zhang', role: 'payment-maker' },
];

beforeAll(async () => {
  world = await paymentWorld('2025-06-15');
  const { database, shelf, settlements, clock } = world;
  const money = createProviderMoney({ database, shelf, settlements });
  server = await createServer({
    version: '0',
    routes: reconciliationRoutes(() => ({ ...world, money })),
    gate: createGate(JSON.stringify(KEYS)),
    accessLog: {
      record: ({ action, person }) => opened.push(`${action} ${person}`),
      close: async () => undefined,
    },
    word,
    log: createLog(clock, () => undefined),
    areas: () => [{ code: database.area, nameZh: '大理州', nameEn: 'Dali' }],
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

type Page<Row> = { rows: Row[]; total: number };
const JUNE = { from: '2025-06-01', until: '2025-06-30' };
const JUNE_QUERY = 'from=2025-06-01&until=2025-06-30';

/** A stay settled under a key, as a desk's (hex) or as a message's (`2304.…`). */
async function settled(key: string, amount: string, person?: PersonId) {
  const who = person ?? (await addPerson(world));
  const bill = await openBill(world, who, {
    lines: { A: amount },
    startedOn: '2025-06-10',
    endedOn: '2025-06-14',
  });
  const request = await billRequest(world, bill, { key: key as RequestKey });
  const { settlements } = await world.settlements.settle(request);
  const row = settlements[0]?.row;
  if (!row) throw new RangeError('nothing was settled');
  const { total, pool, largeAmount, seriousDisease, medicalAid } = row.amounts;
  const funds = pool + largeAmount + seriousDisease + medicalAid;
  return { id: row.id, person: who, total, funds };
}

type Settled = Awaited<ReturnType<typeof settled>>;
const yuan = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const lineOf = ({ id, person, total, funds }: Settled, change: object = {}) =>
  Object.values({
    ...{ id: toShortId(id), visit: 'V', person, total: yuan(total), funds: yuan(funds) },
    ...{ accounts: '0.00', refund: '0', ...change },
  }) as string[];
const fileOf = (rows: string[][]) => Buffer.from(writeTabFile('his.txt', rows)).toString('base64');

test('a day: books, sums, lines, and each difference with its one repair', async () => {
  const known = await settled('2304.KNOWN', '9000.00');
  const lost = await settled('2304.LOST', '8000.00');
  const desk = await settled('0a1b2c', '7000.00');
  const wrong = await settled('2304.WRONG', '6000.00');
  const back = await settled('2304.BACK', '5000.00');
  const books = await call<{ rows: BookView[]; sum: TotalsView }>(
    'desk',
    `GET /reconciliation/books?provider=${HOSPITAL}&${JUNE_QUERY}`,
  );
  expect(books.said.sum).toMatchObject({ count: 5, total: '35000.00' });
  expect(books.said.rows).toMatchObject([
    { day: '2025-06-15', scheme: 'resident', visitKind: 'inpatient', kind: 'settlement', count: 5 },
  ]);

  const { count, total, funds } = books.said.sum;
  const sums = { ...JUNE, count, total, funds };
  const even = await call<RunView>('desk', 'POST /reconciliation/totals', sums);
  expect(even.code).toBe('request.invalid');
  const own = { provider: HOSPITAL, ...sums };
  expect((await call<RunView>('desk', 'POST /reconciliation/totals', own)).said.differs).toEqual(
    [],
  );
  const all = { ...own, visitKinds: VISIT_KINDS };
  expect((await call<RunView>('desk', 'POST /reconciliation/totals', all)).said.differs).toEqual(
    [],
  );
  const odd = await call<RunView>('desk', 'POST /reconciliation/totals', { ...own, total: '1.00' });
  expect(odd.said).toMatchObject({ differs: ['total'], differences: 1, madeBy: 'finance' });

  const file = fileOf([
    lineOf(known),
    lineOf(wrong, { funds: '1.00' }),
    lineOf(back),
    lineOf(back, { total: '-5000.00', funds: yuan(-back.funds), refund: '1' }),
    ['HIS-77', 'V', known.person, '12.00', '0.00', '0.00', '0'],
  ]);
  const scope = { provider: HOSPITAL, ...JUNE };
  const run = await call<RunView>('desk', 'POST /reconciliation/files', { ...scope, file });
  expect(run.said).toMatchObject({ level: 'lines', channel: 'console', differences: 5 });
  const path = `/reconciliation/runs/${run.said.id}`;
  const listed = () => call<Page<DifferenceView>>('desk', `GET ${path}/differences`);
  const rows = (await listed()).said.rows;
  expect(rows.map(({ finding, todo }) => [finding, todo])).toEqual([
    ['different', 'take-over'],
    ['only-provider', 'reverse'],
    ['only-provider', 'send-again'],
    ['only-centre', 'reverse'],
    ['only-centre', 'take-over'],
  ]);
  expect(rows[3]).toMatchObject({
    settlement: lost.id,
    message: { number: '2304', id: 'LOST' },
    person: { id: lost.person, name: '示*人' },
  });
  expect(rows[4]).toMatchObject({ settlement: desk.id, message: null });

  const repair = (seq: number, action: string, key = 'desk') =>
    call(key, `POST ${path}/repairs`, { provider: HOSPITAL, seq, action, reason: '对账' });
  expect((await repair(4, 'take-over')).code).toBe('reconciliation.other_repair');
  expect((await repair(9, 'reverse')).code).toBe('reconciliation.unknown_difference');
  expect((await repair(4, 'reverse', 'other')).code).toBe('access.other_provider');
  for (const { seq, todo } of rows) expect((await repair(seq, todo ?? '')).status).toBe(200);
  expect((await repair(4, 'reverse')).code).toBe('reconciliation.nothing_to_repair');
  expect((await listed()).said.rows.map(({ todo, done }) => [todo, done?.by])).toEqual(
    Array(5).fill([null, 'finance']),
  );
  expect(opened).toContain(`POST /reconciliation/runs/:id/repairs ${lost.person}`);
  const trail = await call<Page<RepairView>>(
    'desk',
    `GET /reconciliation/repairs?provider=${HOSPITAL}`,
  );
  expect(trail.said.total).toBe(5);
  expect(trail.said.rows[0]).toMatchObject({ action: 'take-over', madeBy: 'finance' });

  // What was reversed leaves both sides once refunds stay out.
  const kept = fileOf([lineOf(known), lineOf(desk), lineOf(wrong)]);
  const after = await call<RunView>('desk', 'POST /reconciliation/files', {
    ...scope,
    file: kept,
    withRefunds: false,
  });
  expect(after.said).toMatchObject({ differences: 0, differs: [] });
});

test('other providers and the agency: own only, and all of the area', async () => {
  const { said } = await call<Page<RunView>>(
    'desk',
    `GET /reconciliation/runs?provider=${HOSPITAL}`,
  );
  const run = said.rows[0]?.id;
  expect(said.total).toBeGreaterThanOrEqual(3);
  for (const path of [`/reconciliation/runs/${run}`, `/reconciliation/runs/${run}/differences`]) {
    expect((await call('other', `GET ${path}`)).code).toBe('access.other_provider');
    expect((await call('office', `GET ${path}`)).status).toBe(200);
    expect((await call('maker', `GET ${path}`)).code).toBe('access.not_permitted');
  }
  const none = '/reconciliation/runs/01900000-0000-7000-8000-000000000000';
  expect((await call('desk', `GET ${none}`)).code).toBe('reconciliation.unknown_run');
  const file = { provider: HOSPITAL, ...JUNE, file: Buffer.from('a,b').toString('base64') };
  expect((await call('desk', 'POST /reconciliation/files', file)).code).toBe(
    'reconciliation.unreadable_zip',
  );
  const long = `GET /reconciliation/books?provider=${HOSPITAL}&from=2023-01-01&until=2025-01-01`;
  expect((await call('desk', long)).code).toBe('reconciliation.period_too_long');
  const nonsense = `GET /reconciliation/books?provider=${HOSPITAL}&from=x&until=2025-01-01`;
  expect((await call('desk', nonsense)).code).toBe('reconciliation.bad_period');
});

test('what was begun and not ended is listed, and a registration without a bill is taken back', async () => {
  const person = await addPerson(world);
  const now = systemClock.today();
  const stay = await openBill(world, person, { startedOn: '2025-06-02', endedOn: '2025-06-04' });
  const visit = await openBill(world, person, { startedOn: '2025-06-03', kind: 'outpatient' });
  await insertRegistration(person);
  const items = async (kind: string, days: string) => {
    const query = `provider=${HOSPITAL}&kind=${kind}&${days}`;
    return (await call<Page<OpenItemView>>('desk', `GET /reconciliation/open-items?${query}`)).said;
  };
  // Bills are opened at the database's own time, registrations at the desk's.
  const opening = `from=${now}&until=${now}`;
  // Beside it stand the two stays that were reversed above: they wait to be settled again.
  expect((await items('unsettled-stay', opening)).rows.map(({ id }) => id)).toContain(stay);
  expect((await items('unsettled-stay', opening)).total).toBe(3);
  expect((await items('unsettled-visit', opening)).rows.map(({ id }) => id)).toEqual([visit]);
  const unbilled = await items('unbilled', JUNE_QUERY);
  expect(unbilled.rows).toMatchObject([{ id: 'REG-1', person: { id: person } }]);
  const cancel = { provider: HOSPITAL, person, registration: 'REG-1', reason: '病人未就诊' };
  expect((await call('desk', 'POST /reconciliation/cancellations', cancel)).status).toBe(200);
  expect((await items('unbilled', JUNE_QUERY)).total).toBe(0);
  expect((await call('desk', 'POST /reconciliation/cancellations', cancel)).code).toBe(
    'encounter.registration_cancelled',
  );
});

async function insertRegistration(person: PersonId): Promise<void> {
  await world.database.sql(
    'test: registration',
    `insert into registration (id, person_id, provider_id, stay, number, began_at)
     values ('REG-1', $1, $2, false, 'MZ1', '2025-06-05 08:00:00')`,
    [person, HOSPITAL],
  );
}

test('a month beside the agency: applied for, stated without a difference, then closed', async () => {
  const month = { provider: HOSPITAL, month: '2025-06' };
  const made = await call<ApplicationView>('desk', 'POST /clearing-applications', month);
  expect(made.said).toMatchObject({ state: 'received', from: '2025-06-01', until: '2025-06-30' });
  const twice = await call('desk', 'POST /clearing-applications', month);
  expect(twice.code).toBe('reconciliation.applied_already');
  const gone = `POST /clearing-applications/${made.said.id}/withdrawals`;
  expect((await call('other', gone, { provider: TOWNSHIP })).code).toBe(
    'reconciliation.unknown_application',
  );
  expect((await call('desk', gone, { provider: HOSPITAL })).status).toBe(200);
  await call('desk', 'POST /clearing-applications', month);

  world.moveTo('2025-07-03');
  await closeMonth(world, '2025-06');
  const spans = await call<{ rows: SpanView[] }>(
    'desk',
    `GET /reconciliation/spans?provider=${HOSPITAL}`,
  );
  const closed = spans.said.rows.find((row) => row.closed);
  expect(closed).toMatchObject({ until: '2025-06-30', difference: '0.00', paid: '0.00' });
  expect(closed?.drawn).toBe(closed?.funds);
  expect(spans.said.rows[0]).toMatchObject({ from: '2025-07-01', closed: false, drawn: null });
  const list = await call<Page<ApplicationView>>('office', 'GET /clearing-applications');
  expect(list.said.rows.map(({ state }) => state)).toEqual(['stated', 'withdrawn']);
});
