import { expect, test } from 'vitest';
import { day } from './days.ts';
import { addMonths } from './months.ts';

test.each([
  ['2025-03-15', 6, '2025-09-15'],
  ['2025-08-31', 6, '2026-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2025-10-31', 1, '2025-11-30'],
  ['2025-12-31', 1, '2026-01-31'],
  ['2025-12-01', 1, '2026-01-01'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %i months are %s', (from, count, until) => {
  expect(addMonths(day(from), count)).toBe(until);
});
