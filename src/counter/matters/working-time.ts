import type { Day } from '../../kernel/days.ts';
import { readMoment } from '../../platform/clock.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import type { OfficeHours } from './document/load-matters.ts';

/** The day on which something happened, in the area. */
export function dayOf(at: string): Day {
  return readMoment(at).slice(0, 10) as Day;
}

/**
 * The working day as which a moment counts for what people decide: the day itself while counters are open, the next
 * working day after they closed or on a free day.
 */
export function countsFrom(at: string, calendar: Calendar, { closes }: OfficeHours): Day {
  const moment = readMoment(at);
  const day = moment.slice(0, 10) as Day;
  const inTime = calendar.isWorkingDay(day) && moment.slice(11, 16) < closes;
  return inTime ? day : calendar.addWorkingDays(day, 1);
}
