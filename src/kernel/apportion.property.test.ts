import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, fen, type Money, minus, sum } from './money.ts';

const parts = fc.array(fc.integer({ min: 0, max: 10_000_000 }).map(fen), {
  minLength: 1,
  maxLength: 6,
});

test('what is taken out of parts is the amount, and no more than each has', () => {
  fc.assert(
    fc.property(parts, fc.nat(), (list, seed) => {
      const whole = sum(list);
      const amount = (whole === 0n ? 0n : BigInt(seed) % (whole + 1n)) as Money;
      const taken = apportion(amount, list);
      expect(sum(taken)).toBe(amount);
      for (const [i, part] of taken.entries()) {
        expect(part >= 0n && part <= (list[i] as Money)).toBe(true);
      }
    }),
  );
});

test('taking all in several goes leaves nothing of any part', () => {
  fc.assert(
    fc.property(parts, fc.array(fc.nat(), { maxLength: 5 }), (list, seeds) => {
      let left: readonly Money[] = list;
      for (const seed of seeds) {
        const whole = sum(left);
        const taken = apportion((whole === 0n ? 0n : BigInt(seed) % (whole + 1n)) as Money, left);
        left = left.map((part, i) => minus(part, taken[i] as Money));
      }
      expect(apportion(sum(left), left)).toEqual(left);
    }),
  );
});
