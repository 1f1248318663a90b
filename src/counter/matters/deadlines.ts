import { addDays, type Day } from '../../kernel/days.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import type { Case, Matter } from './model.ts';

/** Working days that are left from a day on, of the whole and of the step. */
export type Span = { readonly from: Day; readonly days: number; readonly stepDays: number };

export type Due = Pick<Case, 'dueOn' | 'stepDueOn' | 'amberOn' | 'dueProvisional'>;

export const CLOCK_STANDS: Due = {
  dueOn: null,
  stepDueOn: null,
  amberOn: null,
  dueProvisional: false,
};

/** The day counts as the zeroth: of a promise of one working day the next one is the last. */
export function dueOf({ from, days, stepDays }: Span, calendar: Calendar): Due {
  const dueOn = fromDay(from, days, calendar);
  const stepEnds = fromDay(from, stepDays, calendar);
  // A step that began late ends with the whole at the latest.
  return dueBy(dueOn, stepEnds < dueOn ? stepEnds : dueOn, { days: stepDays, calendar });
}

export function dueBy(
  dueOn: Day | null,
  stepDueOn: Day,
  { days, calendar }: { readonly days: number; readonly calendar: Calendar },
): Due {
  return {
    dueOn,
    stepDueOn,
    amberOn: fromDay(stepDueOn, -amberDays(days), calendar),
    dueProvisional: calendar.provisional(dueOn ?? stepDueOn),
  };
}

/** Within one working day, or a fifth of what was promised where that is more. */
export function amberDays(days: number): number {
  return days < 10 ? 1 : (days - (days % 5)) / 5;
}

/** So many working days on, or back where the number is negative: a clock that was stopped late runs on late. */
export function fromDay(from: Day, days: number, calendar: Calendar): Day {
  if (days >= 0) return calendar.addWorkingDays(from, days);
  let [on, left] = [from, days];
  while (left < 0) {
    on = addDays(on, -1);
    if (calendar.isWorkingDay(on)) left += 1;
  }
  return on;
}

/** What was promised; a matter that a rule decides at once and that people have to look at takes its steps. */
export function promised({ deadline, automatic, steps }: Matter): number {
  const together = steps.reduce((sum, { workingDays }) => sum + workingDays, 0);
  return automatic && together > deadline.workingDays ? together : deadline.workingDays;
}

/** `green`, `amber` from the day on which it is soon due, `red` when that is over. */
export type Colour = 'green' | 'amber' | 'red';

export function colourOf({ stepDueOn, amberOn }: Pick<Case, 'stepDueOn' | 'amberOn'>, today: Day) {
  if (stepDueOn === null) return 'green' satisfies Colour;
  if (stepDueOn < today) return 'red' satisfies Colour;
  return (amberOn !== null && amberOn <= today ? 'amber' : 'green') satisfies Colour;
}
