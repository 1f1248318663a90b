import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { createGate } from '../../../platform/access.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { createServer } from '../../../platform/http/server.ts';
import { idSource } from '../../../platform/id-source.ts';
import { createLog } from '../../../platform/log.ts';
import { type TestArea, testArea } from '../../../platform/testing.ts';
import { word } from '../../open/index.ts';
import { createMessageLog } from './message-log.ts';
import { type MessageSummary, type MessageView, messageRoutes } from './routes.ts';
import type { MessageRow } from './store.ts';

const OWN = 'H1' as ProviderId;
const OTHER = 'H2' as ProviderId;
const KEYS = [
  { key: 'desk', id: 'desk', role: 'desk', provider: OWN },
  { key: 'office', id: 'office', role: 'office' },
  { key: 'maker', id: 'maker', role: 'payment-maker' },
];

let area: TestArea;
let server: FastifyInstance;
const opened: string[] = [];
let now = Date.parse('2025-06-10T15:59:59Z');
const clock = clockFrom(() => new globalThis.Date(now));

const answer = (text: string | null) =>
  JSON.stringify({ infcode: text ? -1 : 0, err_msg: text, output: null });

beforeAll(async () => {
  area = await testArea();
  await area.sql(
    'test: providers',
    `insert into provider (id, name, initials, county) values
     ('H1', '示范甲院', 'sfjy', '532901'), ('H2', '示范乙院', 'sfyy', '532901')`,
  );
  await area.sql(
    'test: person',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('P1', '532901196001010001', '示例人', 'slr', 'female', '1960-01-01', '532901', 'P1')`,
  );
  const log = createLog(clock, () => undefined);
  const messages = createMessageLog({ databaseOf: () => area, log, clock });
  const ids = idSource(clock);
  const add = (change: Partial<MessageRow>) => {
    const receivedAt = clock.now().toISOString();
    // Answered a second later: the last one of a day is answered on the next.
    now += 1_000;
    messages.record(area.area, {
      id: ids.next(),
      receivedAt,
      provider: OWN,
      transaction: '2207',
      message: `M${now}`,
      operator: '0001',
      person: 'P1' as PersonId,
      registration: 'REG1',
      infcode: 0,
      code: null,
      status: 200,
      millis: 12,
      request: '{"infno":"2207","input":{"data":{"certno":"532901196001010001"}}}',
      answer: answer(null),
      ...change,
    });
  };
  add({ message: 'LATE' });
  const refused = answer('[national.field_missing] 节点 data 缺少 "psn_no"。');
  add({ message: 'REFUSED', infcode: -1, code: 'national.field_missing', answer: refused });
  add({ message: 'WAITS', infcode: -1, status: 503, code: 'platform.unavailable' });
  add({
    message: 'DEFECT',
    infcode: -1,
    status: 500,
    code: 'platform.defect',
    transaction: '1101',
  });
  add({ message: 'THEIRS', provider: OTHER, person: null, registration: null });
  await messages.close();
  server = await createServer({
    version: '0',
    routes: messageRoutes(() => ({ database: area, clock })),
    gate: createGate(JSON.stringify(KEYS)),
    accessLog: {
      record: ({ actor, action, person }) => opened.push(`${actor} ${action} ${person}`),
      close: async () => undefined,
    },
    word,
    log,
    areas: () => [{ code: area.area, nameZh: '大理州', nameEn: 'Dali' }],
    isReady: () => true,
    webFolder: null,
    checkAnswers: true,
  });
});
afterAll(() => server.close());

async function get<Answer>(key: string, path: string) {
  const got = await server.inject({
    method: 'GET',
    url: `/api/areas/${area.area}${path}`,
    headers: { authorization: `Bearer ${key}` },
  });
  const said = JSON.parse(got.body) as Answer & { error?: { code: string } };
  return { status: got.statusCode, said, code: said.error?.code };
}

async function list(key: string, query: string) {
  const { said } = await get<{ rows: MessageSummary[]; total: number }>(key, `/messages?${query}`);
  return said.rows.map(({ message }) => message);
}

test('by day, outcome, number, person, visit and message; newest first', async () => {
  // The first was received on the 10th and answered on the 11th, when the clock stands.
  expect(await list('office', 'from=2025-06-10')).toEqual(['LATE']);
  expect(await list('office', '')).toEqual(['THEIRS', 'DEFECT', 'WAITS', 'REFUSED']);
  expect(await list('office', 'outcome=refused')).toEqual(['REFUSED']);
  expect(await list('office', 'outcome=unknown')).toEqual(['WAITS']);
  expect(await list('office', 'outcome=failed')).toEqual(['DEFECT']);
  expect(await list('office', 'transaction=1101')).toEqual(['DEFECT']);
  expect(await list('office', 'message=LATE')).toEqual(['LATE']);
  const days = 'from=2025-06-10&until=2025-06-11';
  expect(await list('office', `${days}&outcome=done&provider=H1`)).toEqual(['LATE']);
  expect(await list('office', 'registration=REG1')).toHaveLength(4);
  expect(await list('office', 'person=P1&size=1&page=4')).toEqual(['LATE']);
  expect(opened).toContain('office GET /messages P1');
});

test('a desk sees its own messages only; whoever may not read persons sees none', async () => {
  expect(await list('desk', 'from=2025-06-10&until=2025-06-11')).not.toContain('THEIRS');
  expect((await get('desk', '/messages?provider=H2')).code).toBe('access.other_provider');
  expect((await get('maker', '/messages')).code).toBe('access.not_permitted');
  const { said } = await get<{ rows: MessageSummary[] }>('office', '/messages?message=THEIRS');
  const foreign = `/messages/${said.rows[0]?.id}`;
  expect((await get('desk', foreign)).code).toBe('access.other_provider');
  expect((await get('office', foreign)).status).toBe(200);
});

test('one message: request and answer as they were, masked; the reading is noted for the person', async () => {
  const { said } = await get<{ rows: MessageSummary[] }>('desk', '/messages?message=REFUSED');
  const [row] = said.rows;
  expect(row).toMatchObject({
    provider: { id: 'H1', name: '示范甲院' },
    person: { id: 'P1', name: '示*人' },
    nameZh: '门诊结算',
    outcome: 'refused',
    code: 'national.field_missing',
  });
  const { said: whole } = await get<MessageView>('desk', `/messages/${row?.id}`);
  expect(whole.sentence).toBe('[national.field_missing] 节点 data 缺少 "psn_no"。');
  expect(whole.request).toContain('532***********0001');
  expect(opened).toContain('desk GET /messages/:id P1');
});

test('what is no day and no message is refused', async () => {
  expect((await get('desk', '/messages?from=1.6.2025')).code).toBe('national.bad_day');
  const nobody = '/messages/01900000-0000-7000-8000-000000000000';
  expect((await get('desk', nobody)).code).toBe('national.unknown_message');
});
