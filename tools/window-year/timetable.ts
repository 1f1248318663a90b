import type { Random } from '../../src/main/demonstration/random.ts';
import { dayAfter, isWorked, workedAfter } from './days-off.ts';
import type { Moment } from './model.ts';

/** When officers and counters are at work; nothing else changes the hour. */
const HOURS = ['09:00', '10:15', '11:30', '14:00', '15:15', '16:30'] as const;
/** When people sit down with their telephones, on any day. */
const ONLINE = ['02:00', '06:30', '12:30', '19:30', '22:15'] as const;
/** When the day's payments go out: after everybody's last decision. */
export const PAYING_AT = '17:10';

export function dayOf(moment: Moment): string {
  return moment.slice(0, 10);
}

export function atCounter(random: Random, day: string): Moment {
  return `${day} ${random.pick(HOURS)}`;
}

export function atNight(random: Random, day: string): Moment {
  return `${day} ${random.pick(ONLINE)}`;
}

/** So many worked days later, at some hour; on the same day the next hour that is left. */
export function later(random: Random, after: Moment, days: number): Moment {
  if (days > 0) return atCounter(random, workedAfter(dayOf(after), days));
  const left = HOURS.filter((hour) => `${dayOf(after)} ${hour}` > after);
  const [hour] = left;
  if (hour === undefined || !isWorked(dayOf(after))) return later(random, after, 1);
  return `${dayOf(after)} ${random.pick(left)}`;
}

/** Some day of the span, the same for the same chance; for a counter one that is worked. */
export function someDay(random: Random, from: string, until: string, worked: boolean): string {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  for (;;) {
    const day = dayAfter(from, random.between(0, days));
    if (!worked || isWorked(day)) return day;
  }
}
