import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { createSealer, isSealed, parseSealKeys } from './seal.ts';
import { holdsPersonalNumber } from './sealing/personal-numbers.ts';
import { putToWork } from './sealing/schemes.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const sealerOf = (text: string) => createSealer(parseSealKeys(text));
const SECRET = '532999199001010014 张三';

test.each([
  ['aes', /^a1:/],
  ['sm4', /^m1:/],
])(
  'what is sealed with %s opens, also after a newer key of the other scheme came',
  (scheme, form) => {
    const first = sealerOf(`1:${scheme}:${A}`);
    const sealed = first.seal(SECRET, 'person.x:1');
    expect(sealed).toMatch(form);
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toBe(first.seal(SECRET, 'person.x:1'));
    const other = scheme === 'aes' ? 'sm4' : 'aes';
    const second = sealerOf(`2:${other}:${B},1:${scheme}:${A}`);
    expect(second.open(sealed, 'person.x:1')).toBe(SECRET);
    expect(second.head()).toBe(other === 'aes' ? 'a2:' : 'm2:');
    expect(second.seal('x').startsWith(second.head())).toBe(true);
    const file = second.sealBytes(randomBytes(1_000), 'file:1');
    expect(second.openBytes(file, 'file:1')).toHaveLength(1_000);
  },
);

test.each(['aes', 'sm4'])(
  'what was changed, moved, or sealed with another key does not open: %s',
  (scheme) => {
    const sealer = sealerOf(`1:${scheme}:${A}`);
    const sealed = sealer.seal('secret', 'row 1');
    const head = sealer.head();
    const data = Buffer.from(sealed.slice(head.length), 'base64');
    for (let i = 0; i < data.length; i += 1) {
      const changed = Buffer.from(data);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      expect(() => sealer.open(head + changed.toString('base64'), 'row 1')).toThrow('was changed');
    }
    expect(() => sealer.open(`${head}AAAA`, 'row 1')).toThrow('was changed');
    expect(() => sealer.open(sealed, 'row 2')).toThrow('row 2');
    expect(() => sealerOf(`1:${scheme}:${B}`).open(sealed, 'row 1')).toThrow('was changed');
    expect(() => sealer.open(sealed.replace('1:', '9:'), 'row 1')).toThrow('was not given');
    expect(() => sealer.open('secret', 'row 1')).toThrow('is not sealed');
  },
);

test('what older versions sealed, without a context, opens', () => {
  const nonce = Buffer.alloc(12, 7);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(A, 'hex'), nonce);
  const body = Buffer.concat([cipher.update('a secret'), cipher.final()]);
  const old = `k1:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
  expect(sealerOf(`2:sm4:${B},1:${A}`).open(old, 'gateway_key.secret_sealed:x')).toBe('a secret');
});

test('marks find equal texts under every key, and tell columns apart', () => {
  const first = sealerOf(A);
  const both = sealerOf(`2:sm4:${B},1:${A}`);
  expect(both.marks('x', 'c')).toEqual([both.mark('x', 'c'), first.mark('x', 'c')]);
  expect(both.mark('x', 'c')).not.toBe(first.mark('x', 'c'));
  expect(first.mark('x', 'c')).not.toBe(first.mark('x', 'd'));
  expect(first.mark('x', 'c')).not.toBe(first.mark('y', 'c'));
});

test('SM4-CTR with HMAC-SM3 is what its names say: sm-crypto-v2 opens it', () => {
  const key = Buffer.alloc(32, 5);
  const draw = (use: string, bytes: number) => {
    const prk = createHmac('sm3', Buffer.alloc(32)).update(key).digest();
    const okm = createHmac('sm3', prk).update(`yikao sm4 ${use}`).update(Buffer.of(1)).digest();
    return okm.subarray(0, bytes);
  };
  const sealed = putToWork('sm4', key).seal(Buffer.from(SECRET), 'row');
  const [start, mac, body] = [sealed.subarray(0, 16), sealed.subarray(16, 48), sealed.subarray(48)];
  const length = Buffer.from([0, 0, 0, 3]);
  const expected = createHmac('sm3', draw('mac', 32))
    .update(Buffer.concat([length, Buffer.from('row'), start, body]))
    .digest();
  expect(mac.equals(expected)).toBe(true);
  // The key stream, block by block, from a library of other people.
  const stream = [0n, 1n].flatMap((n) => {
    const counter = (BigInt(`0x${start.toString('hex')}`) + n) % (1n << 128n);
    const block = Buffer.from(counter.toString(16).padStart(32, '0'), 'hex');
    const sealing = new Uint8Array(draw('seal', 16));
    return [...sm4.encrypt(new Uint8Array(block), sealing, { padding: 'none', output: 'array' })];
  });
  const opened = Buffer.from(body.map((byte, i) => byte ^ (stream[i] ?? 0)));
  expect(opened.toString()).toBe(SECRET);
});

test('keys may change while a program runs', () => {
  let keys = parseSealKeys(A);
  const sealer = createSealer(() => keys);
  const sealed = sealer.seal('x');
  keys = parseSealKeys(`2:${B},1:${A}`);
  expect(sealer.newest()).toBe(2);
  expect(sealer.open(sealed)).toBe('x');
});

test('keys that are none are refused', () => {
  for (const text of ['', 'abc', `${A},${A}`, `x:${A}`, `1:des:${A}`, `0:${A}`]) {
    expect(() => parseSealKeys(text)).toThrow();
  }
});

test.each([
  ['532999199001010014', true],
  ['{"certno":"53299919900101001x"}', true],
  ['tel 13912345678.', true],
  ['H53290000001202506010830000001', false],
  ['139123456789', false],
  ['100.00', false],
])('%s holds a personal number: %s', (text, holds) => {
  expect(holdsPersonalNumber(text)).toBe(holds);
});
