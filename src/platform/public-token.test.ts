import { expect, test } from 'vitest';
import type { AreaCode } from '../kernel/ids.ts';
import { publicTokens } from './public-token.ts';

const ID = '01932f8e-0000-7000-8000-00000000002a';
const area = '532900' as AreaCode;
const tokens = publicTokens(area, Buffer.alloc(32, 1));
const token = tokens.tokenOf(ID);

test('a token gives its id back', () => {
  expect(tokens.idOf(token)).toBe(ID);
  expect(token).toMatch(/^[\w-]{52}$/);
});

test('whatever letter is changed, nothing is found', () => {
  for (const [at, letter] of [...token].entries()) {
    const changed = token.slice(0, at) + (letter === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(tokens.idOf(changed)).toBeNull();
  }
  for (const other of ['', 'x', `${token}A`, token.slice(1)]) {
    expect(tokens.idOf(other)).toBeNull();
  }
});

test('another area or installation made none of ours', () => {
  const elsewhere = publicTokens('990100' as AreaCode, Buffer.alloc(32, 1));
  const another = publicTokens(area, Buffer.alloc(32, 2));
  expect(elsewhere.idOf(token)).toBeNull();
  expect(another.idOf(token)).toBeNull();
});
