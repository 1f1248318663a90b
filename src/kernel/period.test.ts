import { expect, test } from 'vitest';
import { day } from './days.ts';
import { holdsOn, isEmpty, overlap } from './period.ts';

const period = (startsOn: string, endsOn: string | null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
});

test('holds from its first day until the day before its end', () => {
  const year = period('2025-01-01', '2026-01-01');
  expect(holdsOn(year, day('2024-12-31'))).toBe(false);
  expect(holdsOn(year, day('2025-01-01'))).toBe(true);
  expect(holdsOn(year, day('2025-12-31'))).toBe(true);
  expect(holdsOn(year, day('2026-01-01'))).toBe(false);
  expect(holdsOn(period('2025-01-01', null), day('2099-01-01'))).toBe(true);
});

test('periods that meet end to start do not overlap', () => {
  const first = period('2025-01-01', '2025-07-01');
  expect(overlap(first, period('2025-07-01', null))).toBe(false);
  expect(overlap(period('2025-07-01', null), first)).toBe(false);
  expect(overlap(first, period('2025-06-30', '2025-07-01'))).toBe(true);
  expect(overlap(period('2025-01-01', null), period('2030-01-01', null))).toBe(true);
});

test('a period without a day is empty', () => {
  expect(isEmpty(period('2025-01-01', '2025-01-01'))).toBe(true);
  expect(isEmpty(period('2025-01-01', '2025-01-02'))).toBe(false);
  expect(isEmpty(period('2025-01-01', null))).toBe(false);
});
