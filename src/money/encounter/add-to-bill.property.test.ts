import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/days.ts';
import { fen, plus, sum, ZERO } from '../../kernel/money.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import { addToBill, totalOf } from './add-to-bill.ts';
import type { ChargedBill, Upload } from './model.ts';
import { billFrom, billText, buildUpload, linesOf, mirrorLines } from './upload-text.ts';

const EMPTY: ChargedBill = { bill: [], billTotal: ZERO, chargeCount: 0 };

const part = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9_999_999_999 })).map(fen);

const anyLine = fc
  .record({
    after: fc.nat({ max: 4 }),
    parts: fc.tuple(part, part, part, part),
    procured: fc.boolean(),
  })
  .map(({ after, parts, procured }): PricedLine => {
    const [fullSelfPay, overCeiling, priorSelfPay, inScope] = parts;
    return {
      lineNo: null,
      code: 'X1',
      name: '项目',
      day: addDays(day('2025-12-30'), after),
      quantity: '1',
      unitPrice: '1',
      amount: sum(parts),
      class: 'B',
      procured,
      fullSelfPay,
      overCeiling,
      priorSelfPay,
      inScope,
    };
  });

/** What happens to an encounter: an upload, or taking back the nth of those that still count. */
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.array(anyLine, { minLength: 1, maxLength: 6 }) },
  { weight: 2, arbitrary: fc.nat({ max: 10 }) },
);

test('after any uploads and voids the bill is the sum of all uploads, day by day', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      const uploads: Upload[] = [];
      let live: number[] = [];
      let charged = EMPTY;
      for (const step of steps) {
        if (typeof step !== 'number') {
          charged = addToBill(charged, step, step.length);
          live.push(uploads.push(buildUpload(step)) - 1);
        } else if (live.length > 0) {
          const at = live[step % live.length] as number;
          const original = uploads[at] as Upload;
          const mirror = mirrorLines(linesOf(original));
          charged = addToBill(charged, mirror, -original.lineCount);
          uploads.push(buildUpload(mirror, at + 1));
          live = live.filter((other) => other !== at);
        }
      }
      expect(sum(uploads.map(({ total }) => total))).toBe(charged.billTotal);
      expect(totalOf(charged.bill)).toBe(charged.billTotal);
      const remaining = live.flatMap((at) => linesOf(uploads[at] as Upload));
      expect(charged).toEqual(addToBill(EMPTY, remaining, remaining.length));
      expect(charged.bill).toEqual(sumsByDay(uploads.flatMap(linesOf)));
      expect(billFrom(billText(charged.bill))).toEqual(charged.bill);
    }),
    { numRuns: 2_000 },
  );
});

test('taking an upload back restores the bill byte for byte', () => {
  const lines = fc.array(anyLine, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, lines, (first, second) => {
      const before = addToBill(EMPTY, first, first.length);
      const between = addToBill(before, second, second.length);
      const after = addToBill(between, mirrorLines(second), -second.length);
      expect(billText(after.bill)).toBe(billText(before.bill));
      expect(after).toEqual(before);
    }),
    { numRuns: 2_000 },
  );
});

test('the kept document gives the lines back', () => {
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      expect(linesOf(buildUpload(lines))).toEqual(lines);
      expect(linesOf(buildUpload(mirrorLines(lines), 1))).toEqual(mirrorLines(lines));
    }),
  );
});

/** The plain sum, written apart from the code under test. */
function sumsByDay(lines: readonly PricedLine[]) {
  const days = [...new Set(lines.map((line) => line.day))].sort();
  return days
    .map((on) => {
      const those = lines.filter((line) => line.day === on);
      const total = (field: 'fullSelfPay' | 'overCeiling' | 'priorSelfPay' | 'inScope') =>
        those.reduce((before, line) => plus(before, line[field]), ZERO);
      return {
        day: on,
        fullSelfPay: total('fullSelfPay'),
        overCeiling: total('overCeiling'),
        priorSelfPay: total('priorSelfPay'),
        inScope: total('inScope'),
        procured: those
          .filter((line) => line.procured)
          .reduce((before, line) => plus(before, line.inScope), ZERO),
      };
    })
    .filter((sums) => totalOf([sums]) !== 0n);
}
