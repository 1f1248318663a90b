import { type Money, share } from '../../kernel/money.ts';
import type { BurdenFigures, BurdenLevel } from '../../rules/figures/index.ts';
import type { Paid, Warned } from './model.ts';

/** From how much on a level warns. */
export function thresholdOf(
  { over }: BurdenLevel,
  { income }: Pick<BurdenFigures, 'income'>,
): Money {
  return 'share' in over ? share(income, over.share) : over.amount;
}

/** Every level whose line somebody's own payments went over; a level may be for some groups alone. */
export function decideWarnings(all: readonly Paid[], figures: BurdenFigures): Warned[] {
  return all.flatMap(({ person, paid, groups }) =>
    figures.levels.flatMap((level) => {
      const threshold = thresholdOf(level, figures);
      const concerns = level.groups === null || level.groups.some((one) => groups.includes(one));
      return concerns && paid > threshold ? [{ person, level: level.code, threshold, paid }] : [];
    }),
  );
}

/** The least that any level asks for: whoever paid less is not looked at. */
export function leastOf(figures: BurdenFigures): Money {
  return figures.levels
    .map((level) => thresholdOf(level, figures))
    .reduce((least, one) => (one < least ? one : least));
}
