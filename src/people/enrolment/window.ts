import { addDays, type Day, day, isDay } from '../../kernel/days.ts';
import type { Figures } from '../../rules/figures/index.ts';

type Rule = Figures['enrolment'];

/** First and last day of the months in which people pay for a year (集中缴费期). */
export function windowOf({ windowFrom, windowUntil }: Rule, year: number) {
  const ends = windowUntil < windowFrom ? year : year - 1;
  return { opens: day(`${year - 1}-${windowFrom}`), closes: lastOf(ends, windowUntil) };
}

export function inWindow(rule: Rule, year: number, on: Day): boolean {
  const { opens, closes } = windowOf(rule, year);
  return opens <= on && on <= closes;
}

/** The end of February, whichever day that is. */
function lastOf(year: number, monthDay: string): Day {
  const text = `${year}-${monthDay}`;
  if (isDay(text)) return text;
  return addDays(day(`${year}-03-01`), -1);
}
