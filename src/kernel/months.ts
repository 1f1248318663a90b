import { addDays, type Day } from './days.ts';

/**
 * The same day of another month, or its last day where that month is shorter: a period of six months from
 * 31 August ends with the last day of February.
 */
export function addMonths(on: Day, count: number): Day {
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + count;
  const next = firstOf(months + 1);
  const first = firstOf(months);
  const wanted = addDays(first, Number(on.slice(8, 10)) - 1);
  return wanted < next ? wanted : addDays(next, -1);
}

function firstOf(months: number): Day {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01` as Day;
}
