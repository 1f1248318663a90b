import type { Day } from '../kernel/days.ts';
import type { Moment } from '../kernel/moment.ts';

/** The only source of now. Tests and simulations bring their own. */
export type Clock = {
  readonly now: () => Date;
  /** Today in Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
  readonly today: () => Day;
};

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

export function clockFrom(now: () => Date): Clock {
  return { now, today: () => momentOf(now()).slice(0, 10) as Day };
}

export const systemClock: Clock = clockFrom(() => new Date());

const SECOND_MS = 1_000;
let lastSecond = Number.NaN;
let lastMoment = '' as Moment;

/** To the second, as the national interface and people write it. Many ask in the same second. */
export function momentOf(at: Date): Moment {
  const second = Math.floor(at.getTime() / SECOND_MS);
  if (second === lastSecond) return lastMoment;
  const shifted = new Date(second * SECOND_MS + SHANGHAI_AHEAD_MS).toISOString();
  lastMoment = shifted.slice(0, 19).replace('T', ' ') as Moment;
  lastSecond = second;
  return lastMoment;
}

/** A time that was kept as a number. */
export function fromMs(ms: number): Date {
  return new Date(ms);
}

const DAY_MS = 24 * 3_600_000;

export function laterBy(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** A time as the database and records write it. */
export function readMoment(recorded: string): Moment {
  return momentOf(new Date(recorded));
}
