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
  return {
    now,
    today: () => new Date(now().getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10) as Day,
  };
}

export const systemClock: Clock = clockFrom(() => new Date());

/** To the second, as the national interface and people write it. */
export function momentOf(at: Date): Moment {
  const shifted = new Date(at.getTime() + SHANGHAI_AHEAD_MS).toISOString();
  return shifted.slice(0, 19).replace('T', ' ') as Moment;
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
