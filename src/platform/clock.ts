import type { Day } from '../kernel/days.ts';

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
