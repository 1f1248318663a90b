import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/days.ts';
import { createCalendar, statutoryCalendar } from './calendar.ts';

/** Weekdays that are free and weekend days that are worked, written from the notices of the State Council. */
const NOTICES: Readonly<Record<string, { readonly off: string; readonly made: string }>> = {
  '2024': {
    off: `01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17
      10-01 10-02 10-03 10-04 10-07`,
    made: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  '2025': {
    off: `01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02
      10-01 10-02 10-03 10-06 10-07 10-08`,
    made: '01-26 02-08 04-27 09-28 10-11',
  },
  '2026': {
    off: `01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25
      10-01 10-02 10-05 10-06 10-07`,
    made: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};
const WORKING = { '2024': 251, '2025': 248, '2026': 248 } as const;

test.each(Object.entries(NOTICES))(
  'in %s exactly the days of the notice differ from the week',
  (year, { off, made }) => {
    const days = daysOf(year);
    const weekday = (on: Day) => ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
    const free = days.filter((on) => weekday(on) && !statutoryCalendar.isWorkingDay(on));
    const worked = days.filter((on) => !weekday(on) && statutoryCalendar.isWorkingDay(on));
    expect(free).toEqual(off.split(/\s+/).map((on) => `${year}-${on}`));
    expect(worked).toEqual(made.split(' ').map((on) => `${year}-${on}`));
    expect(days.filter(statutoryCalendar.isWorkingDay)).toHaveLength(WORKING[year as '2024']);
    expect(statutoryCalendar.provisional(day(`${year}-12-31`))).toBe(false);
  },
);

test('a year that is not published knows weekends only and says so', () => {
  expect(statutoryCalendar.provisional(day('2031-01-01'))).toBe(true);
  expect(statutoryCalendar.isWorkingDay(day('2031-10-01'))).toBe(true);
  expect(statutoryCalendar.isWorkingDay(day('2031-10-04'))).toBe(false);
});

test.each([
  ['2025-09-15', 0, '2025-09-15'],
  ['2025-09-20', 0, '2025-09-22'],
  ['2025-09-15', 22, '2025-10-21'],
  ['2025-09-30', 1, '2025-10-09'],
  ['2025-10-10', 1, '2025-10-11'],
  ['2024-12-31', 1, '2025-01-02'],
  ['2025-12-31', 1, '2026-01-04'],
  ['2025-12-30', 3, '2026-01-05'],
] as const)('from %s %i working days on is %s', (from, count, due) => {
  expect(statutoryCalendar.addWorkingDays(day(from), count)).toBe(due);
});

const YEARS = fc.integer({ min: 0, max: 1095 }).map((n) => addDays(day('2024-01-01'), n));

test('adding and counting working days are each other’s inverse', () => {
  fc.assert(
    fc.property(YEARS, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const due = statutoryCalendar.addWorkingDays(from, count);
      expect(statutoryCalendar.isWorkingDay(due)).toBe(true);
      expect(statutoryCalendar.workingDaysBetween(from, due)).toBe(count);
      expect(statutoryCalendar.workingDaysBetween(due, from)).toBe(-count);
    }),
  );
});

test('another calendar counts by its own year', () => {
  const never = createCalendar((year) => (year === '2031' ? (on) => on > '2031-06-30' : null));
  expect(never.addWorkingDays(day('2031-01-01'), 1)).toBe('2031-07-01');
  expect(never.provisional(day('2031-01-01'))).toBe(false);
});

function daysOf(year: string): Day[] {
  const days: Day[] = [];
  for (let on = day(`${year}-01-01`); on.startsWith(year); on = addDays(on, 1)) days.push(on);
  return days;
}
