/**
 * The days on which nobody works, written down by hand from the State Council's notices for 2025 and 2026 and from
 * nothing else of this program: whoever counts again must not count with what is tried.
 */
const OFF = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
] as const;

/** Saturdays and Sundays that are worked for days off elsewhere. */
const MADE_UP = new Set([
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09'],
]);

const DAY_MS = 86_400_000;

export function dayAfter(day: string, count = 1): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

export function isWorked(day: string): boolean {
  if (MADE_UP.has(day)) return true;
  if (OFF.some(([from, until]) => from <= day && day <= until)) return false;
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The so-manieth worked day after a day. */
export function workedAfter(day: string, count: number): string {
  let [on, left] = [day, count];
  while (left > 0) {
    on = dayAfter(on);
    if (isWorked(on)) left -= 1;
  }
  return on;
}

/** Worked days after the one up to and with the other. */
export function workedBetween(from: string, until: string): number {
  let count = 0;
  for (let on = dayAfter(from); on <= until; on = dayAfter(on)) if (isWorked(on)) count += 1;
  return count;
}
