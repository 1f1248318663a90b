import { addDays, type Day, day } from '../../kernel/days.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import type { Calendar } from './model.ts';

const HISTORY_FROM = day('2025-01-01');
const HISTORY_UNTIL = day('2025-12-31');

/** The visits of 2025, as far as 2025 is past; insurance to the end of the year of today. */
export function calendarOf(today: Day): Calendar {
  const yesterday = addDays(today, -1);
  return {
    today,
    historyFrom: HISTORY_FROM,
    historyUntil: yesterday < HISTORY_UNTIL ? yesterday : HISTORY_UNTIL,
    coveredUntil: day(`${Number(today.slice(0, 4)) + 1}-01-01`),
  };
}

/** Whether there is any past to invent. */
export function hasHistory({ historyFrom, historyUntil }: Calendar): boolean {
  return historyUntil > historyFrom;
}

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
      at = Math.max(at, Date.parse(`${on}T18:00:00+08:00`));
    },
  };
}
