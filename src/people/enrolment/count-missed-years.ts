import { addDays } from '../../kernel/days.ts';
import type { Coverage } from './model.ts';

/** Years in which premiums were paid for somebody: he was covered, or waited for it. Arrears were not paid. */
export function insuredYears(
  coverage: readonly Coverage[],
  elsewhere: readonly number[],
  until: number,
): ReadonlySet<number> {
  const years = new Set(elsewhere);
  for (const { standing, startsOn, endsOn } of coverage) {
    if (standing === 'arrears') continue;
    const last = endsOn === null ? until : Number(addDays(endsOn, -1).slice(0, 4));
    for (let year = Number(startsOn.slice(0, 4)); year <= Math.min(last, until); year += 1) {
      years.add(year);
    }
  }
  return years;
}

/**
 * Whole years without insurance right before the one that is paid for. Whoever was never insured has broken nothing off;
 * years before the rule began do not count.
 */
export function countMissedYears(
  year: number,
  insured: ReadonlySet<number>,
  countsFrom: number,
): number {
  const before = [...insured].filter((one) => one < year);
  if (before.length === 0) return 0;
  const last = Math.max(...before);
  return Math.max(0, year - Math.max(last + 1, countsFrom));
}
