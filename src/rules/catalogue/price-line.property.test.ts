import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { fen, formatYuan, priceTimes, type Rate, sum } from '../../kernel/money.ts';
import type { ItemClass } from './model.ts';
import { priceLine } from './price-line.ts';

const decimal = (digits: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 10 ** digits }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, '0')}`);

const anyLine = fc.record({
  quantity: decimal(3, 4),
  unitPrice: decimal(5, 4),
  itemClass: fc.constantFrom<ItemClass>('A', 'B', 'C'),
  priorRate: fc.bigInt({ min: 0n, max: 1_000_000n }).map((millionths) => millionths as Rate),
  ceiling: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map(fen)),
});

test('the four parts of any line are not negative and add up to its amount', () => {
  fc.assert(
    fc.property(anyLine, ({ quantity, unitPrice, itemClass, priorRate, ceiling }) => {
      const amount = priceTimes(unitPrice, quantity);
      const priced = priceLine(
        {
          code: 'X1',
          day: day('2025-06-01'),
          quantity,
          unitPrice,
          amount: formatYuan(amount),
        },
        {
          code: 'X1',
          startsOn: day('2025-01-01'),
          endsOn: null,
          kind: 'drug',
          name: 'X',
          unit: '1',
          class: itemClass,
          priorRate,
          ceiling,
          procured: false,
        },
      );
      const parts = [priced.fullSelfPay, priced.overCeiling, priced.priorSelfPay, priced.inScope];
      expect(sum(parts)).toBe(amount);
      expect(parts.every((part) => part >= 0n)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
