import { type Day, dayNumber } from '../../kernel/days.ts';
import type { Moment } from '../../kernel/moment.ts';

const DURATION = /^(\d{1,4})\/(\d{1,2})\/(\d{1,2})$/;
const HOURS = 24;
const MINUTES = 60;

/** Minutes of `1/13/24` (days/hours/minutes); null for another form. */
export function readDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  if (!parts) return null;
  const [days, hours, minutes] = parts.slice(1).map(Number) as [number, number, number];
  if (hours >= HOURS || minutes >= MINUTES) return null;
  return (days * HOURS + hours) * MINUTES + minutes;
}

export function minutesBetween(from: Moment, until: Moment): number {
  return minuteOf(until) - minuteOf(from);
}

function minuteOf(moment: Moment): number {
  const hours = dayNumber(moment.slice(0, 10) as Day) * HOURS + Number(moment.slice(11, 13));
  return hours * MINUTES + Number(moment.slice(14, 16));
}
