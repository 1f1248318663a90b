import { addDays, type Day } from '../../kernel/days.ts';
import { ZERO } from '../../kernel/money.ts';
import { addMonths } from '../../kernel/months.ts';
import type { TransferFigures as FiguresOfLaw } from '../../rules/figures/index.ts';
import type { TransferDecision, TransferFigures } from './model.ts';

/**
 * Whether the other area says what we have. Of whoever leaves our figures are our books; of whoever comes, what his paper
 * left open contradicts nothing.
 */
export function agrees(ours: TransferDecision, theirs: TransferFigures): boolean {
  const open = (stated: boolean) => ours.direction === 'in' && !stated;
  return (
    (open(ours.balance > ZERO) || ours.balance === theirs.balance) &&
    (open(ours.employeeMonths > 0) || ours.employeeMonths === theirs.employeeMonths) &&
    (open(ours.residentMonths > 0) || ours.residentMonths === theirs.residentMonths)
  );
}

/** The calendar years in which the last months before a day lie: of them, another area was paid something. */
export function yearsBefore(startsOn: Day, months: number): readonly number[] {
  if (months <= 0) return [];
  const last = Number(addDays(startsOn, -1).slice(0, 4));
  const first = Number(addMonths(startsOn, -months).slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export type Change = {
  /** First day without insurance there; null: nobody says. */
  readonly endedOn: Day | null;
  readonly startsOn: Day;
  readonly months: number;
};

/** Whoever was insured long enough and comes soon enough does not wait here. */
export function waives({ endedOn, startsOn, months }: Change, rule: FiguresOfLaw): boolean {
  if (endedOn === null || months < rule.continuousMonths) return false;
  return startsOn <= addMonths(endedOn, rule.withinMonths);
}
