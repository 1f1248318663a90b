import { expect, test } from 'vitest';
import { EncodedTexts } from './encoded-texts.ts';

const PARTED = '\u001e';

function encoded(...texts: readonly string[]): string {
  const all = new EncodedTexts(PARTED);
  for (const text of texts) all.add(text);
  return new TextDecoder('utf-8', { fatal: true }).decode(all.bytes());
}

test('texts stand one after another as UTF-8, parted by the sign and by nothing else', () => {
  const long = '大理州😀'.repeat(40_000);
  for (const texts of [['a', '', '医靠'], ['', ''], [''], [long, 'b', long]]) {
    expect(encoded(...texts)).toBe(texts.join(PARTED));
  }
  expect(encoded()).toBe('');
});

test('none keeps the sign, and half of a character becomes the sign of an unknown one', () => {
  expect(encoded(`a${PARTED}b`, '\ud83d', 'c')).toBe(`ab${PARTED}\ufffd${PARTED}c`);
});
