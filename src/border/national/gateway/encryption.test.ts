import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2, sm4 } from 'sm-crypto-v2';
import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { systemClock } from '../../../platform/clock.ts';
import { type TestArea, testArea } from '../../../platform/testing.ts';
import { NATIONAL } from '../catalogue/load.ts';
import type { Profile } from '../catalogue/model.ts';
import { loadProfiles } from '../catalogue/profile.ts';
import { parseStrict } from '../door/parse-strict.ts';
import { TEST_PROVIDER } from '../testing.ts';
import { envelope, type TestAnswer, type TestDoor, testDoor } from '../testing-door.ts';
import { addGatewayKey } from './add-gateway-key.ts';
import { decryptSm4, encryptSm4 } from './sm4-text.ts';
import { sortedText } from './sorted-text.ts';

const signIn = { signIn: { opter_no: '0001', mac: '13900001234', ip: '10.0.0.1' } };
const { privateKey, publicKey } = sm2.generateKeyPairHex();
const CIPHERS: readonly Profile['cipher'][] = [
  { mode: 'ecb', text: 'hex' },
  { mode: 'ecb', text: 'base64' },
  { mode: 'cbc', text: 'hex' },
  { mode: 'cbc', text: 'base64' },
];

let area: TestArea;
let key: Buffer;

beforeAll(async () => {
  area = await testArea();
  await doorWith({});
  key = Buffer.from((await give('sm4')).sm4Key ?? '', 'hex');
  await give('signature', publicKey);
  await area.asOwner(
    'test: another provider',
    `insert into provider (id, name, initials, county) values ('H2', '另一医院', 'lyyy', '532901')`,
  );
});

let drawn = 0;

function give(style: 'sm4' | 'signature', own?: string): Promise<Record<string, string>> {
  return addGatewayKey(area.sql, {
    ...{ style, provider: TEST_PROVIDER as ProviderId, on: systemClock.today() },
    ...(own !== undefined && { publicKey: own }),
    random: () => {
      drawn += 1;
      return `random ${drawn}`;
    },
    seal: (text) => text,
  });
}

const doorWith = (profile: Partial<Profile>): Promise<TestDoor> => testDoor(area, { profile });
const sealed = (cipher: Profile['cipher'], input: unknown = signIn) =>
  encryptSm4(JSON.stringify(input), key, cipher);
const codeOf = ({ json }: TestAnswer) => /\[([\w.]+)\]/.exec(String(json.err_msg))?.[1];

test('SM4 is that of GB/T 32907, and what one library encrypts the other decrypts', () => {
  const vector = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const text = '0123456789abcdeffedcba9876543210';
  const one = sm4.encrypt(text, '0123456789abcdeffedcba9876543210');
  expect(encryptSm4(text, vector, { mode: 'ecb', text: 'hex' })).toBe(one);
  const block = sm4.encrypt(new Uint8Array(vector), new Uint8Array(vector), {
    ...{ padding: 'none', output: 'array' },
  });
  expect(Buffer.from(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  for (const cipher of CIPHERS) {
    const sent = encryptSm4('中文 input', vector, cipher);
    expect(decryptSm4(sent, vector, cipher).toString()).toBe('中文 input');
    const bytes = new Uint8Array(Buffer.from(sent, cipher.text));
    const other =
      cipher.mode === 'ecb'
        ? sm4.decrypt(bytes, new Uint8Array(vector), { output: 'array' })
        : sm4.decrypt(bytes.slice(16), new Uint8Array(vector), {
            ...{ mode: 'cbc', iv: bytes.slice(0, 16), output: 'array' },
          });
    expect(Buffer.from(other).toString()).toBe('中文 input');
  }
});

test.each(CIPHERS)('input and output travel encrypted: $mode, $text', async (cipher) => {
  const door = await doorWith({ encryption: 'sm4-both', cipher });
  const { json } = await door.post(envelope('9001', sealed(cipher)));
  expect(json).toMatchObject({ infcode: 0, enctype: 'SM4', output: expect.any(String) });
  const output = JSON.parse(decryptSm4(String(json.output), key, cipher).toString());
  expect(output).toHaveProperty('signinoutb.sign_no');
  await door.flush();
  const [logged] = await area.sql<{ request: string; answer: string }>(
    'test: log',
    'select request, answer from message order by received_at desc, id desc limit 1',
  );
  expect(logged?.request).toContain('"mac":"139****1234"');
  expect(logged?.answer).toContain(output.signinoutb.sign_no);
});

test('capitals of hex are read, and base64 without its padding', async () => {
  const [hex, base64] = CIPHERS as [Profile['cipher'], Profile['cipher']];
  const capitals = await doorWith({ encryption: 'sm4-both', cipher: hex });
  expect((await capitals.post(envelope('9001', sealed(hex).toUpperCase()))).json.infcode).toBe(0);
  const bare = await doorWith({ encryption: 'sm4-both', cipher: base64 });
  const sent = envelope('9001', sealed(base64).replace(/=+$/, ''));
  expect((await bare.post(sent)).json.infcode).toBe(0);
});

test('only the output is encrypted where the profile says so', async () => {
  const [cipher] = CIPHERS as [Profile['cipher']];
  const door = await doorWith({ encryption: 'sm4-output', cipher });
  const { json } = await door.post(envelope('9001', signIn));
  expect(decryptSm4(String(json.output), key, cipher).toString()).toContain('sign_no');
});

const ecb: Profile['cipher'] = { mode: 'ecb', text: 'hex' };
const both = { encryption: 'sm4-both', cipher: ecb } as const;

test.each<[string, Partial<Profile>, () => unknown, string]>([
  ['plain input where it must be encrypted', both, () => signIn, 'national.encryption_missing'],
  [
    'input of another key',
    both,
    () => encryptSm4(JSON.stringify(signIn), Buffer.alloc(16, 9), ecb),
    'national.ciphertext_differs',
  ],
  [
    'input of another form',
    both,
    () => sealed({ mode: 'ecb', text: 'base64' }),
    'national.ciphertext_differs',
  ],
  ['cut input', both, () => sealed(ecb).slice(0, -2), 'national.ciphertext_differs'],
  ['encrypted nonsense', both, () => encryptSm4('no JSON', key, ecb), 'national.not_json'],
  ['a ciphertext that nobody asked for', {}, () => sealed(ecb), 'national.not_json'],
])('%s is refused in plain', async (_, profile, input, code) => {
  const door = await doorWith(profile);
  const answer = await door.post(envelope('9001', input()));
  expect(codeOf(answer)).toBe(code);
  expect(answer.json).toMatchObject({ infcode: -1, output: null, enctype: '' });
});

test('a provider without a key is told so', async () => {
  const door = await doorWith(both);
  const sent = envelope('9001', sealed(ecb), { fixmedins_code: 'H2' });
  expect(codeOf(await door.post(sent))).toBe('national.encryption_key_missing');
});

test('of two keys the newer one counts', async () => {
  const door = await doorWith(both);
  const before = key;
  key = Buffer.from((await give('sm4')).sm4Key ?? '', 'hex');
  expect(key.equals(before)).toBe(false);
  expect((await door.post(envelope('9001', sealed(ecb)))).json.infcode).toBe(0);
});

const sm3 = (text: string) => createHash('sm3').update(text).digest('hex');
const sm2Sign = (text: string) => sm2.doSignature(text, privateKey, { hash: true, publicKey });
const SORTED = '{"signIn":{"ip":"10.0.0.1","mac":"13900001234","opter_no":"0001"}}';

test.each([
  ['SM3', sm3],
  ['SM2', sm2Sign],
])(
  'a signature %s over the sorted input is verified, however it was written',
  async (signtype, sign) => {
    const over = { signature: { required: true, over: 'input-sorted' } } as const;
    const door = await doorWith(over);
    const body = JSON.stringify(envelope('9001', null, { signtype, cainfo: sign(SORTED) }));
    const spaced = body.replace('"input":null', `"input": ${JSON.stringify(signIn, null, 2)}`);
    expect((await door.post(spaced)).json).toMatchObject({ infcode: 0 });
    const asSent = envelope('9001', signIn, { signtype, cainfo: sign(JSON.stringify(signIn)) });
    expect(codeOf(await door.post(asSent))).toBe('national.signature_differs');
    const encrypted = await doorWith({ ...over, ...both });
    const sent = envelope('9001', sealed(ecb), { signtype, cainfo: sign(SORTED) });
    expect((await encrypted.post(sent)).json).toMatchObject({ infcode: 0 });
  },
);

test('as sent, a ciphertext itself is what is signed', async () => {
  const door = await doorWith({ ...both, signature: { required: true, over: 'input-as-sent' } });
  const input = sealed(ecb);
  const sent = envelope('9001', input, { signtype: 'SM3', cainfo: sm3(input) });
  expect((await door.post(sent)).json).toMatchObject({ infcode: 0 });
});

test('the sorted text keeps digits and lists, and sorts at every depth', () => {
  const sent = ' { "b" : [ {"d":1.50,"c":"中\\n"}, null ], "a" : true, "B":{} } ';
  expect(sortedText(parseStrict(sent).value)).toBe(
    '{"B":{},"a":true,"b":[{"c":"中\\n","d":1.50},null]}',
  );
});

test('a public key that is none, and settings that are none, are refused', async () => {
  await expect(give('signature', '04abc')).rejects.toThrow('128 hex digits');
  const folder = mkdtempSync(join(tmpdir(), 'yikao-profile-'));
  const baseline = readFileSync(join(NATIONAL, 'baseline.yaml'), 'utf8');
  for (const [from, to] of [
    ['over: input-as-sent', 'over: everything'],
    ['encryption: none', 'encryption: rot13'],
    ['mode: ecb', 'mode: gcm'],
  ] as const) {
    writeFileSync(join(folder, 'baseline.yaml'), baseline.replace(from, to));
    expect(() => loadProfiles(folder)).toThrow(to.split(': ')[1]);
  }
  rmSync(folder, { recursive: true });
});
