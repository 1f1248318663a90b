import { expect, test } from 'vitest';
import type { AreaCode } from '../kernel/ids.ts';
import { publicTokens } from './public-token.ts';

const ID = '01932f8e-0000-7000-8000-00000000002a';
const area = '532900' as AreaCode;
const tokens = publicTokens(area, Buffer.alloc(32, 1));
const token = tokens.tokenOf('certificate', ID);

test('a token gives its id back', () => {
  expect(tokens.idOf('certificate', token)).toBe(ID);
  expect(token).toMatch(/^[\w-]{46}$/);
});

test('whatever letter is changed, nothing is found', () => {
  for (const [at, letter] of [...token].entries()) {
    const changed = token.slice(0, at) + (letter === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(tokens.idOf('certificate', changed)).toBeNull();
  }
  for (const other of ['', 'x', `${token}A`, token.slice(1)]) {
    expect(tokens.idOf('certificate', other)).toBeNull();
  }
});

test('a receipt is no certificate, and another area or installation made none of ours', () => {
  expect(tokens.idOf('receipt', token)).toBeNull();
  const elsewhere = publicTokens('990100' as AreaCode, Buffer.alloc(32, 1));
  const another = publicTokens(area, Buffer.alloc(32, 2));
  expect(elsewhere.idOf('certificate', token)).toBeNull();
  expect(another.idOf('certificate', token)).toBeNull();
});
