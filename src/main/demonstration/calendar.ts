import { addDays, type Day, day, dayNumber } from '../../kernel/days.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import type { Calendar } from './model.ts';

const HISTORY_FROM = day('2025-01-01');
const HISTORY_UNTIL = day('2025-12-31');

/** The visits of 2025, as far as 2025 is past; insurance to the end of the year of today. */
export function calendarOf(today: Day): Calendar {
  const [historyUntil = HISTORY_UNTIL] = [addDays(today, -1), HISTORY_UNTIL].sort();
  return {
    today,
    historyFrom: HISTORY_FROM,
    historyUntil,
    coveredUntil: day(`${Number(today.slice(0, 4)) + 1}-01-01`),
  };
}

/** Whether there is any past to invent. */
export function hasHistory({ historyFrom, historyUntil }: Calendar): boolean {
  return historyUntil > historyFrom;
}

const DAY_MS = 86_400_000;
/** 18:00 in Asia/Shanghai, counted from midnight in Greenwich. */
const EVENING_MS = 10 * 3_600_000;

export type WalkingClock = Clock & { readonly moveTo: (on: Day) => void };

/**
 * Shows an evening of the day it was moved to, so that a settlement of the past bears the date on
 * which the patient left. Each reading is a millisecond later, and it never goes back.
 */
export function walkingClock(real: Clock): WalkingClock {
  let at = 0;
  const clock = clockFrom(() => {
    at += 1;
    const now = real.now();
    now.setTime(at);
    return now;
  });
  return {
    ...clock,
    moveTo: (on) => {
      at = Math.max(at, dayNumber(on) * DAY_MS + EVENING_MS);
    },
  };
}
