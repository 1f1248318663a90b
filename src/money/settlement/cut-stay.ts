import { addDays, type Day } from '../../kernel/days.ts';
import type { GeneralPolicy } from '../../rules/policy/index.ts';
import type { StayPart } from './model.ts';

export type Stay = { readonly from: Day; readonly until: Day };

/** Days of a stay under one scheme, and the document that says how they are settled. */
export type Stretch = Stay & { readonly general: GeneralPolicy };

export type CutPart = StayPart & {
  /** Its deductible was paid by the part before it. */
  readonly continued: boolean;
};

type Cut = Stay & { readonly continued: boolean };

/**
 * Cuts a stay where the area settles it in parts: where the scheme changes, at the turn of the benefit
 * year (`split`) and after the longest settlement period. A part after a turn of the year continues the
 * stay (no second deductible) unless the area asks one of each part; one after a full period or under
 * another scheme is an admission of its own.
 */
export function cutStay(stretches: readonly Stretch[]): readonly CutPart[] {
  const parts = stretches.flatMap(cutStretch);
  return parts.map((part, index) => ({ index, count: parts.length, ...part }));
}

function cutStretch({ general, ...stay }: Stretch): readonly Cut[] {
  const { crossYear, settlementPeriod, yearBegins } = general;
  const { days } = settlementPeriod;
  const parts: Cut[] = [];
  let from = stay.from;
  let continued = false;
  for (;;) {
    const yearEnd = crossYear.is === 'split' ? lastDayOfYear(from, yearBegins.month) : stay.until;
    const periodEnd = days === null ? stay.until : addDays(from, days - 1);
    const until = earliest(stay.until, yearEnd, periodEnd);
    parts.push({ from, until, continued });
    if (until === stay.until) return parts;
    from = addDays(until, 1);
    continued = until === yearEnd && crossYear.deductible !== 'each-part';
  }
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
