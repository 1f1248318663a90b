import { createHash, createHmac } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { type TestArea, testArea } from '../../../platform/testing.ts';
import type { Profile } from '../catalogue/model.ts';
import { TEST_PROVIDER } from '../testing.ts';
import { envelope, type TestDoor, testDoor } from '../testing-door.ts';
import { addGatewayKey } from './add-gateway-key.ts';

const NOW = new Date('2025-06-01T00:30:00Z');
const SECRET = 'a secret';
const MINUTE = 60_000;
const signIn = { signIn: { opter_no: '0001', mac: '00-00', ip: '10.0.0.1' } };
const clock = clockFrom(() => NOW);
const { privateKey, publicKey } = sm2.generateKeyPairHex();

let area: TestArea;
let door: TestDoor;

beforeAll(async () => {
  area = await testArea();
  door = await testDoor(area, { clock });
  await addProvider('H53290000002');
  await addProvider('H53290000003');
  await addKey('api-hmac', 'AK1', TEST_PROVIDER);
  await addKey('tif', 'PAAS1', TEST_PROVIDER);
  await addKey('api-key', createHash('sha256').update('KEY1').digest('hex'), TEST_PROVIDER);
  await addKey('none', TEST_PROVIDER, TEST_PROVIDER);
  await addKey('tif', 'PAAS2', 'H53290000002');
  await area.asOwner(
    'test: public key',
    `insert into gateway_key (style, access_key, provider_id, public_key, starts_on)
     values ('signature', 'S1', $1, $2, '2025-01-01')`,
    [TEST_PROVIDER, publicKey],
  );
});

async function addProvider(id: string) {
  await area.asOwner(
    'test: another provider',
    `insert into provider (id, name, initials, county) values ($1, '另一医院', 'lyyy', '532901')`,
    [id],
  );
}

async function addKey(style: string, accessKey: string, provider: string) {
  await area.asOwner(
    'test: key',
    `insert into gateway_key (style, access_key, provider_id, secret_sealed, starts_on)
     values ($1, $2, $3, $4, '2025-01-01')`,
    [style, accessKey, provider, SECRET],
  );
}

function apiHeaders({ secret = SECRET, key = 'AK1', at = NOW.getTime() } = {}) {
  const signed = {
    _api_access_key: key,
    _api_name: '9001',
    _api_timestamp: String(at),
    _api_version: '1.0.0',
  };
  const text = Object.entries(signed)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return { ...signed, _api_signature: createHmac('sha1', secret).update(text).digest('base64') };
}

let nonces = 0;

function tifHeaders({ secret = SECRET, key = 'PAAS1', at = NOW.getTime(), upper = false } = {}) {
  nonces += 1;
  const time = String(at / 1000);
  const nonce = `n${nonces}`;
  const hex = createHash('sha256')
    .update(time + secret + nonce + time)
    .digest('hex');
  return {
    'x-tif-paasid': key,
    'x-tif-timestamp': time,
    'x-tif-nonce': nonce,
    'x-tif-signature': upper ? hex.toUpperCase() : hex,
  };
}

test.each([
  ['none', () => ({})],
  ['_api_*', () => apiHeaders()],
  ['x-tif-*', () => tifHeaders()],
  ['x-tif-* in capitals', () => tifHeaders({ upper: true })],
  ['apikey', () => ({ apikey: 'KEY1' })],
])('a message passes in the style %s', async (_, headers) => {
  const { json } = await door.post(envelope('9001', signIn), { headers: headers() });
  expect(json).toMatchObject({ infcode: 0 });
});

test.each([
  ['a wrong secret', () => apiHeaders({ secret: 'x' }), '签名不一致!'],
  ['a wrong secret (tif)', () => tifHeaders({ secret: 'x' }), '签名不一致!'],
  ['an unknown key', () => apiHeaders({ key: 'AK9' }), '非法用户!'],
  ['an unknown apikey', () => ({ apikey: 'KEY9' }), '非法用户!'],
  ['a missing header', () => ({ _api_name: '9001' }), '缺少服务网关的请求头!'],
  ['an old time', () => apiHeaders({ at: NOW.getTime() - 31 * MINUTE }), '签名时间戳超时!'],
  ['a time to come', () => tifHeaders({ at: NOW.getTime() + 31 * MINUTE }), '签名时间戳超时!'],
  ['a time that is none', () => ({ ...apiHeaders(), _api_timestamp: 'now' }), '签名时间戳超时!'],
])('%s is the gateway’s refusal, not an envelope', async (_, headers, message) => {
  const { status, json } = await door.post(envelope('9001', signIn), { headers: headers() });
  expect([status, json]).toEqual([401, { code: 401, message }]);
  expect(door.lines.at(-1)).toContain('refused at the gateway');
});

test('a message that is played again is refused, another one of the same millisecond is not', async () => {
  const headers = apiHeaders({ at: NOW.getTime() - 5 });
  const sent = envelope('9001', signIn);
  expect((await door.post(sent, { headers })).json.infcode).toBe(0);
  expect((await door.post(sent, { headers })).json).toEqual({ code: 401, message: '重复的请求!' });
  expect((await door.post(envelope('9001', signIn), { headers })).json.infcode).toBe(0);
});

test('a key opens for its own provider only', async () => {
  const sent = envelope('9001', signIn, { fixmedins_code: 'H53290000002' });
  const { json } = await door.post(sent, { headers: tifHeaders() });
  expect(json.err_msg).toContain('national.other_provider');
  expect((await door.post(sent, { headers: tifHeaders({ key: 'PAAS2' }) })).json.infcode).toBe(0);
});

test('a provider with keys comes in their styles only; without, as the profile says', async () => {
  const second = envelope('9001', signIn, { fixmedins_code: 'H53290000002' });
  expect((await door.post(second)).json).toEqual({ code: 401, message: '缺少服务网关的请求头!' });
  const third = envelope('9001', signIn, { fixmedins_code: 'H53290000003' });
  expect((await door.post(third)).json.infcode).toBe(0);
  const closed = await doorWith({ styles: ['api-hmac'], gatewayStatus: 200 });
  expect(await closed.post(third)).toMatchObject({ status: 200, json: { code: 401 } });
});

test('off the private line a provider needs a key, or the word that it needs none', async () => {
  const open = await testDoor(area, { clock, privateLine: false });
  const third = envelope('9001', signIn, { fixmedins_code: 'H53290000003' });
  expect((await open.post(third)).json).toEqual({ code: 401, message: '缺少服务网关的请求头!' });
  expect((await open.post(envelope('9001', signIn))).json.infcode).toBe(0);
});

test('a key that ended opens no more', async () => {
  await addKey('tif', 'OLD', TEST_PROVIDER);
  await area.asOwner(
    'test: end key',
    `update gateway_key set ends_on = '2025-06-01' where access_key = 'OLD'`,
  );
  const { json } = await door.post(envelope('9001', signIn), {
    headers: tifHeaders({ key: 'OLD' }),
  });
  expect(json.message).toBe('非法用户!');
});

test.each(['none', 'api-hmac', 'tif', 'api-key'] as const)(
  'a key that is given in the style %s opens',
  async (style) => {
    const provider = `H5329000100${['none', 'api-hmac', 'tif', 'api-key'].indexOf(style)}`;
    await addProvider(provider);
    let made = 0;
    const random = () => {
      made += 1;
      return `${style}-${made}`;
    };
    const told = await addGatewayKey(area.sql, {
      style,
      provider: provider as ProviderId,
      on: clock.today(),
      random,
      seal: (text) => text,
    });
    const { accessKey: key = '', secretKey = '', paasid = '', secret = '', apikey = '' } = told;
    const headers: Record<string, string> = {
      none: {},
      'api-hmac': apiHeaders({ key, secret: secretKey }),
      tif: tifHeaders({ key: paasid, secret }),
      'api-key': { apikey },
    }[style];
    const sent = envelope('9001', signIn, { fixmedins_code: provider });
    expect((await door.post(sent, { headers })).json).toMatchObject({ infcode: 0 });
  },
);

test('an unknown provider is given no key', async () => {
  const provider = 'H0' as ProviderId;
  const key = { style: 'tif', provider, on: clock.today(), random: String, seal: String } as const;
  await expect(addGatewayKey(area.sql, { ...key, random: () => 'x' })).rejects.toMatchObject({
    kind: { code: 'national.unknown_provider' },
  });
});

/** The input as the sender wrote it is what is signed, spaces and all. */
function signed(signtype: string, sign: (input: string) => string): string {
  const input = JSON.stringify(signIn, null, 1);
  const body = JSON.stringify(envelope('9001', null, { signtype, cainfo: sign(input) }));
  return body.replace('"input":null', `"input": ${input}`);
}

const sm3 = (text: string) => createHash('sm3').update(text).digest('hex');
const sm2Sign = (text: string) => sm2.doSignature(text, privateKey, { hash: true, publicKey });

test.each([
  ['SM3', sm3],
  ['sm3', sm3],
  ['SM2', sm2Sign],
  ['SM2', (text: string) => Buffer.from(sm2Sign(text), 'hex').toString('base64')],
  [
    'SM2',
    (text: string) => sm2.doSignature(text, privateKey, { hash: true, der: true, publicKey }),
  ],
  ['PRCSSC', () => 'anything'],
])('a %s signature over the input holds', async (style, sign) => {
  expect((await door.post(signed(style, sign))).json).toMatchObject({ infcode: 0 });
});

test.each([
  ['SM3', (text: string) => sm3(`${text} `)],
  ['SM2', (text: string) => sm2Sign(`${text} `)],
  ['SM2', () => 'nonsense'],
])('a %s signature over something else is refused', async (style, sign) => {
  expect((await door.post(signed(style, sign))).json.err_msg).toContain(
    'national.signature_differs',
  );
});

test('a profile may require a signature, and a sign-in', async () => {
  const signing = await doorWith({ signature: { required: true, over: 'input-as-sent' } });
  const { json } = await signing.post(envelope('9001', signIn));
  expect(json.err_msg).toContain('national.signature_missing');
  expect((await signing.post(signed('SM3', sm3))).json.infcode).toBe(0);
});

test('where a sign-in is enforced, it is the operator’s own and has not ended', async () => {
  const enforcing = await doorWith({ enforceSignIn: true });
  const upload = {
    fsUploadIn: { in: [80, 75, 3, 4], filename: 'a.zip', fixmedins_code: TEST_PROVIDER },
  };
  const send = async (over: Record<string, unknown>) =>
    (await enforcing.post(envelope('9101', upload, over))).json.err_msg;
  expect(await send({})).toContain('national.not_signed_in');
  expect(await send({ sign_no: '12345678' })).toContain('national.not_signed_in');
  const { json } = await enforcing.post(envelope('9001', signIn));
  const { sign_no } = (json.output as unknown as { signinoutb: { sign_no: string } }).signinoutb;
  expect(await send({ sign_no })).toBeNull();
  expect(await send({ sign_no, opter: '0002' })).toContain('national.not_signed_in');
  const signOut = { signOut: { sign_no, opter_no: '0001' } };
  await enforcing.post(envelope('9002', signOut, { sign_no }));
  expect(await send({ sign_no })).toContain('national.sign_in_ended');
});

function doorWith(profile: Partial<Profile>): Promise<TestDoor> {
  return testDoor(area, { clock, profile });
}
