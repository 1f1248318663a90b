import { expect, test } from 'vitest';
import { createSealer, parseSealKeys } from './seal.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];

test('what is sealed opens, also after a newer key came', () => {
  const first = createSealer(parseSealKeys(A));
  const sealed = first.seal('532901199001011234 张三');
  expect(sealed).toMatch(/^k1:/);
  expect(sealed).not.toBe(first.seal('532901199001011234 张三'));
  const second = createSealer(parseSealKeys(`2:${B},1:${A}`));
  expect(second.open(sealed)).toBe('532901199001011234 张三');
  expect(second.seal('x')).toMatch(/^k2:/);
  expect(second.mark('x')).toBe(first.mark('x'));
  expect(second.mark('x')).not.toBe(second.mark('y'));
});

test('what was changed, or sealed with another key, does not open', () => {
  const sealer = createSealer(parseSealKeys(A));
  const sealed = sealer.seal('secret');
  const data = Buffer.from(sealed.slice(3), 'base64');
  data.writeUInt8(data.readUInt8(data.length - 1) ^ 1, data.length - 1);
  expect(() => sealer.open(`k1:${data.toString('base64')}`)).toThrow();
  expect(() => createSealer(parseSealKeys(B)).open(sealed)).toThrow();
  expect(() => sealer.open(sealed.replace('k1', 'k9'))).toThrow('is known');
});

test('keys that are none are refused', () => {
  for (const text of ['', 'abc', `${A},${A}`, `x:${A}`]) {
    expect(() => parseSealKeys(text)).toThrow();
  }
});
