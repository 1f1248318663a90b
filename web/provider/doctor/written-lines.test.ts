import { expect, test } from 'vitest';
import type { FoundItemView, PrescriptionView } from './views.ts';
import { bodyOf, lineOf, packsFor, repeatOf } from './written-lines.ts';

const item = {
  code: 'P1',
  name: '氨氯地平片',
  unit: '盒',
  kind: 'drug',
  specification: null,
  packSize: '28',
  perDay: '1',
  usage: '每日 1 次',
  price: '2.20',
} as unknown as FoundItemView;

test('packs are enough for the days, and one where nobody knows', () => {
  expect(packsFor(28, { packSize: '28', perDay: '1' })).toBe(1);
  expect(packsFor(29, { packSize: '28', perDay: '1' })).toBe(2);
  expect(packsFor(30, { packSize: '30', perDay: '3' })).toBe(3);
  expect(packsFor(30, { packSize: null, perDay: '3' })).toBe(1);
});

test('a repetition keeps quantities and days, takes the price of today, and names what is gone', () => {
  const line = { quantity: '2', days: 28, usage: null, unitPrice: '3.00', name: '旧药' };
  const { lines, gone } = repeatOf({
    lines: [
      { ...line, item },
      { ...line, item: null },
    ],
  } as unknown as PrescriptionView);
  expect(lines).toMatchObject([{ code: 'P1', quantity: '2', days: '28', unitPrice: '2.20' }]);
  expect(gone).toEqual(['旧药']);
});

test('only complete lines are sent', () => {
  const line = lineOf(item, 30);
  expect(bodyOf([line])).toEqual([
    { code: 'P1', quantity: '2', days: 30, usage: '每日 1 次', unitPrice: '2.20' },
  ]);
  expect(bodyOf([])).toBeNull();
  for (const wrong of [{ quantity: '0' }, { quantity: '' }, { days: '0' }, { unitPrice: 'x' }]) {
    expect(bodyOf([{ ...line, ...wrong }])).toBeNull();
  }
});
