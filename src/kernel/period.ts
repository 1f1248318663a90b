import type { Day } from './days.ts';

/** Something that holds from a day on. `endsOn` is the first day on which it no longer holds. */
export type Period = { readonly startsOn: Day; readonly endsOn: Day | null };

export function holdsOn(period: Period, on: Day): boolean {
  return period.startsOn <= on && (period.endsOn === null || on < period.endsOn);
}

/** Whether the two have at least one day in common. */
export function overlap(a: Period, b: Period): boolean {
  const beginsBefore = (first: Period, second: Period) =>
    second.endsOn === null || first.startsOn < second.endsOn;
  return beginsBefore(a, b) && beginsBefore(b, a);
}

/** A period must have a day in it. */
export function isEmpty(period: Period): boolean {
  return period.endsOn !== null && period.endsOn <= period.startsOn;
}
