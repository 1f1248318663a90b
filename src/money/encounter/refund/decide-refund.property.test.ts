import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../kernel/days.ts';
import { fen, sum, ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { KeptUpload, PricedCharge } from '../charges/model.ts';
import { amountLeft, billLines, partsOf, quantityText, unitsOf } from './bill-lines.ts';
import { decideRefund } from './decide-refund.ts';

const part = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 99_999 })).map(fen);

const anyCharge = fc
  .record({
    units: fc.bigInt({ min: 1n, max: 200_000n }),
    parts: fc.tuple(part, part, part, part).filter((parts) => sum(parts) > ZERO),
    number: fc.constantFrom('1', '2', '3'),
  })
  .map(({ units, parts, number }): PricedCharge => {
    const [fullSelfPay, overCeiling, priorSelfPay, inScope] = parts;
    return {
      ...{ line: number, code: 'X', name: '项目', day: addDays(day('2025-06-01'), 0) },
      ...{ quantity: quantityText(units), unitPrice: '0.37', amount: sum(parts), class: 'B' },
      ...{ fullSelfPay, overCeiling, priorSelfPay, inScope, procured: false, takesBack: null },
      ...{ approval: 'none', particulars: {}, ceiling: null, restricted: false, removed: false },
      ...{ priorRate: 0n as PricedCharge['priorRate'], itemKind: 'drug' },
    };
  });

/** Uploads of a console, whose lines repeat each other's numbers. */
const anyUploads = fc
  .array(fc.array(anyCharge, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((lists) =>
    lists.map((charges, i): KeptUpload => ({ seq: i + 1, voids: null, hash: '', charges })),
  );

const anyRefund = fc.record({
  upload: fc.integer({ min: 1, max: 4 }),
  place: fc.integer({ min: 1, max: 4 }),
  quantity: fc.option(fc.bigInt({ min: 1n, max: 200_000n }).map(quantityText)),
});

test('refunds never give back more than a line has, and the last gives back all of it', () => {
  fc.assert(
    fc.property(anyUploads, fc.array(anyRefund, { maxLength: 12 }), (first, refunds) => {
      let uploads = first;
      for (const refund of refunds) {
        const before = billLines(uploads).find(
          ({ upload, place }) => upload === refund.upload && place === refund.place,
        );
        try {
          const charges = decideRefund([refund], uploads);
          const seq = uploads.length + 1;
          uploads = [...uploads, { seq, voids: null, hash: '', charges }];
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
          const asked = refund.quantity === null ? 1n : unitsOf(refund.quantity);
          const left = before?.left ?? null;
          expect(left === null || asked > left.units || amountLeft(left) === ZERO).toBe(true);
        }
      }
      for (const { charge, left } of billLines(uploads)) {
        if (left === null) expect(charge.takesBack).not.toBeNull();
        for (const remains of left?.parts ?? []) expect(remains >= ZERO).toBe(true);
        if (left?.units === 0n) expect(amountLeft(left)).toBe(ZERO);
        expect(sum(partsOf(charge))).toBe(charge.amount);
      }
    }),
  );
});

test('quantities are written as they are read', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (units) => {
      expect(unitsOf(quantityText(units))).toBe(units);
    }),
  );
});
