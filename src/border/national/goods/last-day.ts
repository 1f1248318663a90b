import { addDays, type Day } from '../../../kernel/days.ts';

/** The interface names the last day on which something holds; our periods end with the first day after it. */
export function lastDayOf(endsOn: Day | null): Day | null {
  return endsOn === null ? null : addDays(endsOn, -1);
}

/** How senders say that there is no end. */
const NEVER = '9999-12-31';

export function endAfter(lastDay: Day | null): Day | null {
  return lastDay === null || lastDay === NEVER ? null : addDays(lastDay, 1);
}
