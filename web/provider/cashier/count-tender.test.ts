import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTender } from './count-tender.ts';

test.each([
  [
    { due: '23.40', other: '', received: '50' },
    { is: 'enough', cashDue: '23.40', change: '26.60' },
  ],
  [
    { due: '23.40', other: '', received: '' },
    { is: 'enough', cashDue: '23.40', change: '0.00' },
  ],
  [
    { due: '23.40', other: '20', received: '5' },
    { is: 'enough', cashDue: '3.40', change: '1.60' },
  ],
  [
    { due: '23.40', other: '23.4', received: '' },
    { is: 'enough', cashDue: '0.00', change: '0.00' },
  ],
  [
    { due: '0.00', other: '', received: '' },
    { is: 'enough', cashDue: '0.00', change: '0.00' },
  ],
  [
    { due: '23.40', other: '', received: '20' },
    { is: 'short', missing: '3.40' },
  ],
  [{ due: '23.40', other: '30', received: '' }, { is: 'too-much' }],
  [
    { due: '23.40', other: 'x', received: '' },
    { is: 'unreadable', field: 'other' },
  ],
  [
    { due: '23.40', other: '', received: '1.234' },
    { is: 'unreadable', field: 'received' },
  ],
  [
    { due: '23.40', other: '', received: '-5' },
    { is: 'unreadable', field: 'received' },
  ],
  [
    { due: '23.40', other: '', received: '５０' },
    { is: 'enough', cashDue: '23.40', change: '26.60' },
  ],
])('%j', (tender, counted) => {
  expect(countTender(tender)).toMatchObject(counted);
});

const amount = fc.nat({ max: 99_999_999 });
const text = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const fen = (yuan: string) => Number(yuan.replace('.', ''));

test('what is handed over is what is due and the change, to the fen', () => {
  fc.assert(
    fc.property(amount, amount, amount, (due, other, received) => {
      const tender = { due: text(due), other: text(other), received: text(received) };
      const counted = countTender(tender);
      if (counted.is === 'enough') {
        expect(other + fen(counted.cashDue)).toBe(due);
        expect(received).toBe(fen(counted.cashDue) + fen(counted.change));
        expect([fen(counted.other), fen(counted.received)]).toEqual([other, received]);
      } else if (counted.is === 'short') {
        expect(other + received + fen(counted.missing)).toBe(due);
      } else expect([counted.is, other > due]).toEqual(['too-much', true]);
    }),
  );
});
