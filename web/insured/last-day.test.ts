import { expect, test } from 'vitest';
import { lastDay } from './last-day.ts';

test.each([
  ['2026-01-01', '2025-12-31'],
  ['2024-03-01', '2024-02-29'],
  ['unknown', 'unknown'],
])('who is covered until before %s is told %s', (endsOn, last) => {
  expect(lastDay(endsOn)).toBe(last);
});
