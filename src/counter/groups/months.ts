import { addDays, type Day, day, isDay } from '../../kernel/days.ts';

/** The same day so many months later (or earlier); where the month is shorter, its last day. */
export function addMonths(on: Day, count: number): Day {
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  const same = `${first}-${on.slice(8)}`;
  return isDay(same) ? same : addDays(nextFirst(day(`${first}-01`)), -1);
}

function nextFirst(first: Day): Day {
  return day(`${addDays(first, 31).slice(0, 7)}-01`);
}
