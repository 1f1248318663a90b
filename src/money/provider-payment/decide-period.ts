import { type Day, day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { ALREADY_CLOSED, MONTH_NOT_OVER, NOTHING_SETTLED } from './errors.ts';

export type PeriodFacts = {
  /** `2025-06` */
  readonly month: string;
  readonly today: Day;
  /** Where the last closed period ended. */
  readonly lastEnd: Day | null;
  /** The first day of the ledger, where nothing was closed before. */
  readonly firstDay: Day | null;
};

export type Span = { readonly startsOn: Day; readonly endsOn: Day };

/**
 * A period goes on where the last one ended, so that no day is paid twice or never: a month that was left
 * out is paid with the next one.
 */
export function decidePeriod({ month, today, lastEnd, firstDay }: PeriodFacts): Span | Rejection {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next =
    number === 12 ? `${year + 1}-01-01` : `${year}-${`${number + 1}`.padStart(2, '0')}-01`;
  const endsOn = day(next);
  if (today < endsOn) return new Rejection(MONTH_NOT_OVER, { month, today });
  if (lastEnd !== null && endsOn <= lastEnd) return new Rejection(ALREADY_CLOSED, { month });
  const startsOn = lastEnd ?? firstDay;
  if (startsOn === null || endsOn <= startsOn) return new Rejection(NOTHING_SETTLED, { month });
  return { startsOn, endsOn };
}
