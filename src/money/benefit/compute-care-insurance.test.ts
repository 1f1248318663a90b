import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import { careCapOf, computeCareInsurance } from './compute-care-insurance.ts';

const figures = loadFigures('matters/figures').on('532900' as AreaCode, day('2026-06-01'));
const rule = figures?.careInsurance;

test.each([
  ['below the cap', '3000.00', '0.00', '1500.00'],
  ['one fen short of it', '10.00', '14994.99', '5.00'],
  ['at it', '10.00', '14995.00', '5.00'],
  ['one fen beyond it', '10.00', '14995.01', '4.99'],
  ['used up', '10.00', '15000.00', '0.00'],
])('care is paid by its rate, %s', (_, cost, paid, pays) => {
  if (!rule) throw new RangeError('the area has figures of care insurance');
  const given = { cost: yuan(cost), rate: rule.residentRate, paid: yuan(paid) };
  expect(formatYuan(computeCareInsurance({ ...given, cap: careCapOf(rule) }))).toBe(pays);
});
