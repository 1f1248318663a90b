import { connect } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { type TestArea, testArea } from '../../../platform/testing.ts';
import { entryTransactions } from '../entry/transactions.ts';
import type { TransactionNumber } from '../model.ts';
import { TEST_PROVIDER } from '../testing.ts';
import { CALL_SERVICE, envelope, type TestDoor, testDoor } from '../testing-door.ts';
import { transaction } from '../transaction.ts';

/** Two of the test's own, to see a defect and a person: under numbers of the catalogue. */
const breaking = transaction({
  number: '2208' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  handle: () => Promise.reject(new Error('secret detail')),
});
const naming = transaction({
  number: '5302' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  handle(call) {
    call.concerns({ person: call.input.one('data').text('psn_no') as PersonId });
    return Promise.resolve({ psnfixmedin: [] });
  },
});
const forbidden = transaction({
  number: '5304' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.correct',
  handle: () => Promise.resolve({}),
});

let area: TestArea;
let door: TestDoor;
beforeAll(async () => {
  area = await testArea();
  door = await testDoor(area, {
    transactions: [...entryTransactions, breaking, naming, forbidden],
  });
});

const signIn = { signIn: { opter_no: '0001', mac: '00-00', ip: '10.0.0.1' } };

test('a message is answered in the envelope', async () => {
  const { status, json } = await door.post(envelope('9001', signIn));
  expect(status).toBe(200);
  expect(json).toMatchObject({ infcode: 0, err_msg: null, enctype: '', signtype: '' });
  expect(json.inf_refmsgid).toMatch(/^532900\d{24}$/);
  expect([json.refmsg_time, json.respond_time]).toEqual([
    expect.stringMatching(/^\d{17}$/),
    expect.stringMatching(/^\d{17}$/),
  ]);
  expect(json.output).toEqual({
    signinoutb: {
      sign_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      sign_no: expect.stringMatching(/^[0-9A-Z]{26}$/),
    },
  });
});

test.each([
  CALL_SERVICE,
  '/mbs-fsi-jc/web/api/fsi/callService',
  '/fsi/api/signInSignOutService/signIn',
  '/anything/9001',
  '/9001',
])('the path %s is taken', async (path) => {
  const { json } = await door.post(envelope('9001', signIn), { path });
  expect(json.infcode).toBe(0);
});

test('what is no path of the interface stays unknown', async () => {
  const { status, json } = await door.post('{}', { path: '/api/areas/532900/nothing' });
  expect([status, json]).toMatchObject([404, { error: { code: 'request.unknown_route' } }]);
});

test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'])(
  'the content type %s does not matter',
  async (type) => {
    const { json } = await door.post(envelope('9001', signIn), {
      headers: { 'content-type': type },
    });
    expect(json.infcode).toBe(0);
  },
);

test('no content type at all is read too', async () => {
  const body = JSON.stringify(envelope('9001', signIn));
  const answer = await raw(
    `POST ${CALL_SERVICE} HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  expect(answer).toContain('"infcode":0');
});

const cases: readonly (readonly [string, () => string | Uint8Array, string])[] = [
  ['nothing', () => '', 'national.not_json'],
  [
    'truncated JSON',
    () => JSON.stringify(envelope('9001', signIn)).slice(0, -5),
    'national.not_json',
  ],
  ['a list', () => '[]', 'national.not_json'],
  ['two objects', () => '{}{}', 'national.not_json'],
  ['GBK', () => Uint8Array.from([0x7b, 0xd5, 0xc5, 0x7d]), 'national.wrong_encoding'],
  ['a key twice', () => '{"infno":"9001","infno":"9002"}', 'national.duplicate_key'],
  ['too deep', () => `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`, 'national.too_deep'],
  ['no number', () => text({ infno: '' }), 'national.envelope_field'],
  ['a message id too long', () => text({ msgid: 'x'.repeat(31) }), 'national.envelope_field'],
  ['an operator of no kind', () => text({ opter_type: '9' }), 'national.envelope_field'],
  ['no input', () => text({ input: null }), 'national.envelope_field'],
  ['an unknown number', () => text({ infno: '9999' }), 'national.unknown_transaction'],
  ['a number not offered', () => text({ infno: '3101' }), 'national.not_offered'],
  ['another area', () => text({ mdtrtarea_admvs: '110000' }), 'national.unknown_area'],
  ['insured elsewhere', () => text({ insuplc_admdvs: '110000' }), 'national.insured_elsewhere'],
  ['an unknown provider', () => text({ fixmedins_code: 'H1' }), 'national.unknown_provider'],
  ['no node', () => text({ input: {} }), 'national.node_missing'],
  [
    'no right',
    () => text({ infno: '5304', input: { data: { psn_no: 'P', begntime: '2025-01-01' } } }),
    'access.not_permitted',
  ],
];

function text(over: Record<string, unknown>): string {
  return JSON.stringify(envelope('9001', signIn, over));
}

test.each(cases)('%s is refused', async (_, body, code) => {
  const { status, json } = await door.post(body());
  expect([status, json.infcode, json.output]).toEqual([200, -1, null]);
  expect(json.err_msg).toMatch(new RegExp(`^\\[${code.replace('.', '\\.')}\\] [^]*[一-鿿]`));
  expect(String(json.err_msg).length).toBeLessThanOrEqual(200);
});

test('a number not offered is refused with its name', async () => {
  const { json } = await door.post(envelope('3101', {}));
  expect(json.err_msg).toContain('明细审核事前分析服务');
});

test('the envelope may misspell, number and leave out', async () => {
  const { dev_no: _, ...rest } = envelope('9001', signIn);
  const sent = {
    ...rest,
    infno: 9001,
    devNo: '1',
    dev_safeInfo: 'x',
    nonsense: {},
    opter_name: '',
  };
  expect((await door.post(sent)).json.infcode).toBe(0);
  expect((await door.post(envelope('9001', JSON.stringify(signIn)))).json.infcode).toBe(0);
  const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text({}))]);
  expect((await door.post(bom)).json.infcode).toBe(0);
});

test('fifty megabytes are refused and the connection is kept', async () => {
  const size = 50 * 1_048_576;
  const body = text({});
  const head = (length: number, more = '') =>
    `POST ${CALL_SERVICE} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n`;
  const answer = await raw(
    head(size),
    Buffer.alloc(size, 32),
    head(Buffer.byteLength(body), 'Connection: close\r\n') + body,
  );
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(answer).toContain('national.too_large');
  expect(answer).toContain('"infcode":0');
});

test('a message sent again is answered the same, also at the same moment', async () => {
  const sent = envelope('9001', signIn);
  const answers = await Promise.all([1, 2, 3, 4].map(() => door.post(sent)));
  const again = await door.post({ ...sent, inf_time: '2025-06-01 09:00:00', opter: '0002' });
  const numbers = [...answers, again].map(({ json }) => JSON.stringify(json.output));
  expect(new Set(numbers).size).toBe(1);
  const other = { signIn: { ...signIn.signIn, ip: '10.0.0.2' } };
  expect((await door.post({ ...sent, input: other })).json.err_msg).toContain(
    'national.key_reused',
  );
});

test('the same message id serves another number', async () => {
  const sent = envelope('9001', signIn);
  await door.post(sent);
  const { json } = await door.post({
    ...sent,
    infno: '5302',
    input: { data: { psn_no: 'P1', biz_appy_type: '03' } },
  });
  expect(json.infcode).toBe(0);
});

test('a refusal keeps nothing, so the corrected message may use its id', async () => {
  const sent = envelope('9001', { signIn: { mac: '1' } });
  expect((await door.post(sent)).json.err_msg).toContain('字段 ip');
  expect((await door.post({ ...sent, input: signIn })).json.infcode).toBe(0);
});

test('a defect is told as an envelope and nothing of it leaks', async () => {
  const { status, json } = await door.post(
    envelope('2208', { data: { psn_no: 'P', mdtrt_id: 'R', setl_id: 'S' } }),
  );
  expect([status, json.infcode]).toEqual([500, -1]);
  expect(JSON.stringify(json)).not.toContain('secret');
  expect(door.lines.some((line) => line.includes('secret detail'))).toBe(true);
});

test('until the server is ready the sender is asked to come again', async () => {
  const starting = await testDoor(area, { areas: () => [] });
  const { status, json } = await starting.post(envelope('9001', signIn));
  expect([status, json.infcode]).toEqual([503, -1]);
});

test('messages are logged by person, without identity numbers, and reading is audited', async () => {
  const id = '532901199001011234';
  const sent = envelope('5302', { data: { psn_no: 'P77', biz_appy_type: '03', memo: id } });
  await door.post(sent);
  await door.post(envelope('3101', {}));
  await door.flush();
  const rows = await area.sql<Record<string, unknown>>(
    'test: messages',
    'select transaction, message_id, infcode, request from message where person_id = $1',
    ['P77'],
  );
  expect(rows).toMatchObject([{ transaction: '5302', message_id: sent.msgid, infcode: 0 }]);
  expect(rows[0]?.request).not.toContain(id);
  expect(door.accesses).toContainEqual({
    area: '532900',
    actor: `${TEST_PROVIDER}/0001`,
    action: 'national 5302',
    person: 'P77',
    detail: sent.msgid,
  });
});

function raw(...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const { port, hostname } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    for (const part of parts) socket.write(part);
  });
}
