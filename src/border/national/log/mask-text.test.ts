import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from './mask-text.ts';

test.each([
  ['{"certno":"532901196001010001"}', '{"certno":"532***********0001"}'],
  ['53290119600101000X', '532***********000X'],
  ['{"tel":"13800001111"}', '{"tel":"138****1111"}'],
  ['H53290100001202506010830000001', 'H53290100001202506010830000001'],
  ['5329011960010100011', '5329011960010100011'],
  [`YK1${'a'.repeat(40)}`, 'YK1****'],
  [`532900ec${'b'.repeat(40)}`, '532900ec****'],
  ['"amt":12345678901.25', '"amt":12345678901.25'],
])('%s is written as %s', (text, written) => {
  expect(maskText(text)).toBe(written);
});

test('whatever stands around it, an identity number or a phone is never written', () => {
  const around = fc.string().filter((text) => !/\d/.test(text));
  fc.assert(
    fc.property(around, around, (before, after) => {
      const text = maskText(`${before}532901196001010001,${after},13800001111`);
      expect(text).not.toContain('532901196001010001');
      expect(text).not.toContain('13800001111');
    }),
  );
});
