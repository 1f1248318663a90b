import type { Day } from '../../kernel/days.ts';
import type { GeneralPolicy } from '../../rules/policy/index.ts';

/** The benefit year of a day, named by the calendar year in which it begins. */
export function benefitYearOf(day: Day, general: Pick<GeneralPolicy, 'yearBegins'>): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) < general.yearBegins.month ? year - 1 : year;
}
