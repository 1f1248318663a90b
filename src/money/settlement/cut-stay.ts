import { addDays, type Day } from '../../kernel/days.ts';
import type { GeneralPolicy } from '../../rules/policy/index.ts';
import type { StayPart } from './model.ts';

type Stay = { readonly from: Day; readonly until: Day };

/**
 * Cuts a stay where the area settles it in parts: at the turn of the benefit year (`split`) and after
 * the longest settlement period. A part after a turn of the year continues the stay (no second
 * deductible); one after a full period is an admission of its own.
 */
export function cutStay(
  stay: Stay,
  general: GeneralPolicy,
): readonly (StayPart & { readonly continued: boolean })[] {
  const parts: (Stay & { continued: boolean })[] = [];
  let from = stay.from;
  let continued = false;
  for (;;) {
    const yearEnd =
      general.crossYear.is === 'split' ? lastDayOfYear(from, general.yearBegins.month) : stay.until;
    const days = general.settlementPeriod.days;
    const periodEnd = days === null ? stay.until : addDays(from, days - 1);
    const until = earliest(stay.until, yearEnd, periodEnd);
    parts.push({ from, until, continued });
    if (until === stay.until) break;
    from = addDays(until, 1);
    continued = until === yearEnd;
  }
  return parts.map((part, index) => ({ ...part, index, count: parts.length }));
}

function lastDayOfYear(on: Day, firstMonth: number): Day {
  const year = Number(on.slice(0, 4));
  const month = String(firstMonth).padStart(2, '0');
  const turn = `${year}-${month}-01` as Day;
  return addDays(turn > on ? turn : (`${year + 1}-${month}-01` as Day), -1);
}

function earliest(...days: readonly Day[]): Day {
  return days.toSorted()[0] as Day;
}
