import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rejection } from '../../../kernel/rejection.ts';
import { JsonNumber } from '../validate/json-number.ts';
import { parseStrict } from './parse-strict.ts';

function plain(value: unknown): unknown {
  if (value instanceof JsonNumber) return Number(value.literal);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

test('whatever JSON.stringify writes is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(0, 1, 2), (text, indent) => {
      const written = JSON.stringify(JSON.parse(text), null, indent);
      expect(JSON.stringify(plain(parseStrict(written).value))).toBe(
        JSON.stringify(JSON.parse(written)),
      );
    }),
  );
});

test('any other text is refused as JSON.parse refuses it, and nothing else is thrown', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), (text, at, put) => {
      const place = at % (text.length + 1);
      const changed = text.slice(0, place) + put + text.slice(place);
      let valid = true;
      try {
        JSON.parse(changed);
      } catch {
        valid = false;
      }
      try {
        parseStrict(changed);
        expect([changed, valid]).toEqual([changed, true]);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        const stricter = ['national.duplicate_key', 'national.too_deep'];
        expect([changed, valid && !stricter.includes(error.kind.code)]).toEqual([changed, false]);
      }
    }),
  );
});

test('numbers keep their digits, and a member’s text is what was sent', () => {
  const { value, textOf } = parseStrict('{"a": 12345678901234567890.10, "input": { "b" : 1 }}');
  expect((value as unknown as { a: JsonNumber }).a.literal).toBe('12345678901234567890.10');
  expect(textOf('input')).toBe('{ "b" : 1 }');
  expect(textOf('nothing')).toBeNull();
});
