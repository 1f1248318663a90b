import { addDays, type Day, daysBetween } from '../../kernel/days.ts';
import { interestOf, type Money, type Rate, sum, times, ZERO } from '../../kernel/money.ts';

export type Movement = { readonly onDay: Day; readonly amount: Money };

/** First and last day of the year that ends on `until`, both in it. */
export type InterestYear = { readonly from: Day; readonly to: Day };

export function interestYear(year: number, until: string): InterestYear {
  const to = `${year}-${until}` as Day;
  return { from: addDays(`${year - 1}-${until}` as Day, 1), to };
}

/**
 * Fen times days. A day counts with the balance at its end, so that money lies from the day on which it came in and
 * no more from the day on which it went out.
 */
export function fenDaysOf(movements: readonly Movement[], { from, to }: InterestYear): Money {
  const end = addDays(to, 1);
  const parts = movements
    .filter(({ onDay }) => onDay < end)
    .map(({ onDay, amount }) =>
      times(amount, BigInt(daysBetween(onDay < from ? from : onDay, end))),
    );
  return sum(parts);
}

const DAYS_OF_YEAR = 365n;

/** Rounded once, at the end; of a leap year a 366th day bears interest like any other. */
export function computeInterest(fenDays: Money, yearly: Rate): Money {
  return fenDays <= ZERO ? ZERO : interestOf(fenDays, yearly, DAYS_OF_YEAR);
}
