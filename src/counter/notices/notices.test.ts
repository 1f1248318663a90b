import { createServer, type RequestListener } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { listJobs } from '../../platform/jobs/read-jobs.ts';
import { testArea } from '../../platform/testing.ts';
import { makeCase } from '../papers/testing.ts';
import { httpGateway } from './http-gateway.ts';
import {
  makeNotices,
  openGateways,
  readGatewaySettings,
  sendForgotten,
  sendNotice,
} from './index.ts';
import { type NoticeDeps, TRIES_MAX } from './model.ts';
import { retryNotice } from './send-notice.ts';
import { listNotices, listOwn } from './store.ts';
import { startStubGateway } from './stub-gateway.ts';
import { noticeOf } from './testing.ts';

const database = await testArea();
const { area, asOwner } = database;
let now = new Date('2026-09-30T04:00:00Z');
const clock = clockFrom(() => now);
const stub = await startStubGateway();
const gateways = { sms: httpGateway(stub.address), mail: httpGateway(stub.address) };
const deps: NoticeDeps = { database, clock, ids: idSource(clock), gateways };
const CHIEF = {
  id: 'chief',
  role: 'counter-chief',
  provider: null,
  area,
  office: '532900/532901',
} as const;
const PHONE = '13900001234';
afterAll(() => stub.stop());

const list = async (state: 'waiting' | 'failed' | 'sent', below: string | null = null) =>
  (await listNotices(database.sql, { state, below, limit: 50, offset: 0 })).rows;
const jobs = async () => (await listJobs(database.sql, { area, limit: 50, offset: 0 })).rows;
async function clear(): Promise<void> {
  await asOwner('test: clear notices', 'truncate notice');
  await asOwner('test: clear jobs', 'delete from graphile_worker._private_jobs');
}

async function tell(given: Partial<Parameters<typeof noticeOf>[0]> = {}): Promise<string> {
  const id = await makeCase(asOwner, { person: 'T-1', confidential: given.confidential ?? false });
  await database.transaction((sql) =>
    makeNotices(deps, sql, [noticeOf({ id, phone: PHONE, ...given })]),
  );
  return id;
}

test('an act is told once by each way, in its own transaction', async () => {
  const id = await makeCase(asOwner, { person: 'T-1' });
  const notice = noticeOf({ id, phone: PHONE, mail: 'demo@example.org' });
  await expect(
    database.transaction(async (sql) => {
      await makeNotices(deps, sql, [notice]);
      throw new Error('the act was refused');
    }),
  ).rejects.toThrow('refused');
  expect([await list('waiting'), await jobs()]).toEqual([[], []]);
  for (let twice = 0; twice < 2; twice += 1) {
    await database.transaction((sql) => makeNotices(deps, sql, [notice]));
  }
  const waiting = await list('waiting');
  expect(waiting.map(({ channel, address }) => [channel, address])).toEqual([
    ['sms', '139****1234'],
    ['mail', 'd***@example.org'],
  ]);
  expect(waiting[0]).toMatchObject({
    person: { name: '示*甲' },
    words: {
      zh: '【医保】“跨省异地长期居住人员备案”已受理，办件号532900-2026-000001，最迟2026-10-13办结。',
    },
  });
  expect(await jobs()).toHaveLength(2);
  const own = await listOwn(database.sql, { person: 'T-1' as never, limit: 10, offset: 0 });
  expect(own.rows).toMatchObject([{ case: id, event: 'accepted' }]);
  const [kept] = await asOwner<{ address: string }>(
    'test: kept',
    `select address from notice where channel = 'sms'`,
  );
  expect(kept?.address).toMatch(/^a1:/);
});

test.each([
  ['0872-2123456', '087*****3456'],
  ['2123456', '***56'],
  ['212345', '***45'],
])('of the telephone %s a list shows %s', async (phone, shown) => {
  await clear();
  await tell({ phone });
  expect((await list('waiting')).map(({ address }) => address)).toEqual([shown]);
});

test('a notice is sent, marked once with the number of the gateway, and not sent again', async () => {
  await clear();
  await tell();
  const [notice] = await list('waiting');
  for (let again = 0; again < 3; again += 1) await sendNotice(deps, notice?.id ?? '');
  expect(stub.timesAsked(notice?.id ?? '')).toBe(1);
  expect(await list('waiting')).toEqual([]);
  const sent = (await list('sent')).find(({ id }) => id === notice?.id);
  expect(sent).toMatchObject({ state: 'sent', tries: 1, failure: null });
  expect(stub.delivered().at(-1)).toMatchObject({ to: PHONE, key: notice?.id });
});

test('what was cut off before it was marked goes out again under its key, and is delivered once', async () => {
  await clear();
  await tell();
  const [notice] = await list('waiting');
  const id = notice?.id ?? '';
  const cutOff = {
    send: async (message: Parameters<typeof gateways.sms.send>[0]) => {
      await gateways.sms.send(message);
      throw new Error('killed');
    },
  };
  await expect(sendNotice({ ...deps, gateways: { sms: cutOff } }, id)).rejects.toThrow('killed');
  expect(await list('waiting')).toHaveLength(1);
  await sendNotice(deps, id);
  expect([stub.timesAsked(id), stub.timesDelivered(id)]).toEqual([2, 1]);
  expect(await list('waiting')).toEqual([]);
});

test('no answer is tried again, and after some tries shown as failed until somebody sends it again', async () => {
  await clear();
  const caseId = await tell({ phone: '13900000002' });
  const [notice] = await list('waiting');
  const id = notice?.id ?? '';
  for (let tries = 1; tries < TRIES_MAX; tries += 1) {
    await expect(sendNotice(deps, id)).rejects.toThrow('the carrier does not answer');
    expect(await list('waiting')).toMatchObject([
      { tries, failure: 'the carrier does not answer' },
    ]);
  }
  await sendNotice(deps, id);
  expect(await list('failed')).toMatchObject([{ id, tries: TRIES_MAX, case: caseId }]);
  await sendNotice(deps, id);
  expect(stub.timesAsked(id)).toBe(TRIES_MAX);

  const elsewhere = { ...CHIEF, office: '532900/532922' };
  await expect(retryNotice(deps, elsewhere, id)).rejects.toThrow('access.other_office');
  await asOwner('test: clear jobs', 'delete from graphile_worker._private_jobs');
  await retryNotice(deps, CHIEF, id);
  expect(await list('waiting')).toMatchObject([{ id, tries: 0, failure: null }]);
  const payload = { notice: id, office: '532900/532901' };
  expect(await jobs()).toMatchObject([{ task: 'send-notice', payload }]);
  await expect(retryNotice(deps, CHIEF, id)).rejects.toThrow('notices.not_failed');
  const nobody = '00000000-0000-7000-8000-000000000000';
  await expect(retryNotice(deps, CHIEF, nobody)).rejects.toThrow('notices.unknown_notice');
});

test('what the gateway says will never arrive fails at once', async () => {
  await clear();
  await tell({ phone: '13900000001' });
  const [notice] = await list('waiting');
  await sendNotice(deps, notice?.id ?? '');
  expect(await list('failed')).toMatchObject([{ failure: 'no such subscriber' }]);
});

test('a confidential matter is named by no message and stands in no list', async () => {
  await clear();
  await tell({ confidential: true });
  expect(await list('waiting')).toEqual([]);
  const [row] = await asOwner<{ words: string; id: string }>(
    'test: words',
    `select words, id from notice where channel = 'sms'`,
  );
  expect(row?.words).not.toMatch(/备案|Filing|532900-2026/);
  await sendNotice(deps, row?.id ?? '');
  expect(stub.timesDelivered(row?.id ?? '')).toBe(1);
});

test.each([
  'accepted',
  'returned',
  'approved',
  'refused',
  'paid',
  'payment-returned',
  'overdue',
] as const)('%s has its words in both languages, short enough for two SMS', async (event) => {
  await clear();
  await tell({ event });
  const [notice] = await list('waiting');
  expect(notice?.words.zh).toMatch(/^【医保】.*。$/);
  expect(notice?.words.zh.length).toBeLessThanOrEqual(134);
  expect(notice?.words.en).toMatch(/^Yikao: .*\.$/);
});

test('who has no telephone is told in the app alone, and a case of nobody tells nobody', async () => {
  await clear();
  await tell({ phone: null });
  expect(await list('waiting')).toEqual([]);
  expect(await list('sent')).toMatchObject([{ channel: 'app' }]);
  await clear();
  await tell({ phone: 'no number', person: null });
  expect([await list('waiting'), await list('sent')]).toEqual([[], []]);
});

test('a list holds what lies at an office or below it', async () => {
  await clear();
  await tell();
  expect(await list('waiting', '532900/532901')).toHaveLength(1);
  expect(await list('waiting', '532900')).toHaveLength(1);
  expect(await list('waiting', '532900/532901/03')).toEqual([]);
  expect(await list('waiting', '532900/53290')).toEqual([]);
});

test('what was made while there was no queue is sent later, and what waits already is left alone', async () => {
  await clear();
  await tell();
  expect(await sendForgotten(deps)).toBe(0);
  now = new Date(now.getTime() + 120_000);
  expect(await sendForgotten(deps)).toBe(0);
  await asOwner('test: clear jobs', 'delete from graphile_worker._private_jobs');
  expect(await sendForgotten({ ...deps, gateways: {} })).toBe(0);
  expect(await sendForgotten(deps)).toBe(1);
  expect(await jobs()).toMatchObject([{ payload: { office: '532900/532901' } }]);
});

test.each<[string, RequestListener]>([
  ['another status', (_, response) => response.writeHead(500).end('{}')],
  ['no JSON', (_, response) => response.end('<html>')],
  ['an unknown word', (_, response) => response.end('{"outcome":"done"}')],
  ['null', (_, response) => response.end('null')],
  ['another address', (_, response) => response.writeHead(302, { location: '/x' }).end()],
  ['a broken line', (request) => request.destroy()],
  ['silence', () => undefined],
])('%s in place of an answer is unknown, with a reason', async (_, listener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const answer = await httpGateway(`http://127.0.0.1:${port}`, 300).send({
    key: 'k',
    to: '1',
    zh: '',
    en: '',
  });
  expect(answer).toMatchObject({ outcome: 'unknown', reason: expect.stringMatching(/./) });
  server.close();
  server.closeAllConnections();
});

test('gateways are read from the environment; a trial without any has a stub for the telephone', async () => {
  expect(() => readGatewaySettings({ YIKAO_SMS: 'http://example.org' })).toThrow('YIKAO_SMS');
  expect(readGatewaySettings({ YIKAO_MAIL: 'https://example.org/m' })).toEqual({
    mail: 'https://example.org/m',
  });
  const trial = await openGateways({}, { trial: true });
  expect(Object.keys(trial.gateways)).toEqual(['sms']);
  await trial.stub?.stop();
  expect(await openGateways({}, { trial: false })).toEqual({ gateways: {}, stub: null });
});
