import chineseDays from 'chinese-days';
import { addDays, type Day, dayNumber } from '../../kernel/days.ts';

// CommonJS, whose names Node does not see from outside.
const { getHolidaysInRange, isWorkday } = chineseDays;

/**
 * Working days as the State Council sets them for each year: weekdays that are free, and weekend days that are worked
 * for them. A year that it has not published yet knows weekends only, and whatever reaches into it is provisional.
 */
export type Calendar = {
  readonly isWorkingDay: (day: Day) => boolean;
  /** The nth working day after the day; of 0 the day itself, or the next working day where it is none. */
  readonly addWorkingDays: (day: Day, count: number) => Day;
  /** Working days after the first up to and with the second; negative where that lies before. */
  readonly workingDaysBetween: (from: Day, until: Day) => number;
  /** Whether holidays of the day's year were guessed. */
  readonly provisional: (day: Day) => boolean;
};

/** What a year says beyond weekends; null: not published. */
export type YearOfWork = (year: string) => ((day: Day) => boolean) | null;

export function createCalendar(yearOf: YearOfWork): Calendar {
  const isWorkingDay = (day: Day) => (yearOf(day.slice(0, 4)) ?? isWeekday)(day);
  return {
    isWorkingDay,
    addWorkingDays(day, count) {
      let [on, left] = [day, count];
      while (left > 0 || !isWorkingDay(on)) {
        on = addDays(on, 1);
        if (isWorkingDay(on)) left -= 1;
        if (left <= 0 && isWorkingDay(on)) return on;
      }
      return on;
    },
    workingDaysBetween(from, until) {
      if (until < from) return -countAfter(isWorkingDay, until, from);
      return countAfter(isWorkingDay, from, until);
    },
    provisional: (day) => yearOf(day.slice(0, 4)) === null,
  };
}

function countAfter(isWorkingDay: (day: Day) => boolean, from: Day, until: Day): number {
  let count = 0;
  for (let on = from; on < until; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) count += 1;
  }
  return count;
}

/** 1970-01-01 was a Thursday. */
function isWeekday(day: Day): boolean {
  const fromMonday = (dayNumber(day) + 3) % 7;
  return (fromMonday + 7) % 7 < 5;
}

/** The library is asked once a year of the calendar: it parses each date it is given. */
const known = new Map<string, ReadonlySet<Day> | null>();

function workOf(year: string): ReadonlySet<Day> | null {
  const found = known.get(year);
  if (found !== undefined) return found;
  const [first, last] = [`${year}-01-01` as Day, `${year}-12-31` as Day];
  // A published year frees National Day; parts of one, of a notice for the year before, do not count.
  const published = getHolidaysInRange(`${year}-10-01`, `${year}-10-03`, false).length > 0;
  const days = new Set<Day>();
  for (let on = first; on <= last; on = addDays(on, 1)) if (isWorkday(on)) days.add(on);
  const work = published ? days : null;
  known.set(year, work);
  return work;
}

/** From the library's yearly data; a new year comes with its next release. */
export const statutoryCalendar: Calendar = createCalendar((year) => {
  const days = workOf(year);
  return days && ((day) => days.has(day));
});
