import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { coverageOn } from './coverage-on.ts';
import type { Coverage } from './model.ts';

function coverage(change: Partial<Coverage>): Coverage {
  return {
    personId: 'P1' as PersonId,
    scheme: 'resident',
    standing: 'covered',
    retired: false,
    startsOn: day('2025-01-01'),
    endsOn: day('2026-01-01'),
    ...change,
  };
}

const onDay = day('2025-06-01');

test('nobody is covered before the first and on the last day', () => {
  const year = coverage({});
  expect(coverageOn(undefined, onDay)).toBeNull();
  expect(coverageOn([year], day('2024-12-31'))).toBeNull();
  expect(coverageOn([year], day('2025-01-01'))).toBe(year);
  expect(coverageOn([year], day('2025-12-31'))).toBe(year);
  expect(coverageOn([year], day('2026-01-01'))).toBeNull();
});

test('of two paid-up coverages employee insurance prevails', () => {
  const resident = coverage({});
  const employee = coverage({ scheme: 'employee' });
  expect(coverageOn([resident, employee], onDay)).toBe(employee);
  expect(coverageOn([employee, resident], onDay)).toBe(employee);
});

test('a paid-up coverage counts before one in arrears or waiting', () => {
  const resident = coverage({});
  const arrears = coverage({ scheme: 'employee', standing: 'arrears' });
  const waiting = coverage({ scheme: 'employee', standing: 'waiting' });
  expect(coverageOn([arrears, resident], onDay)).toBe(resident);
  expect(coverageOn([arrears, waiting], onDay)).toBe(waiting);
  expect(coverageOn([arrears], onDay)).toBe(arrears);
});
