import type { Day } from '../../kernel/days.ts';
import { type Due, dueBy, dueOf, fromDay, promised, type Span } from './deadlines.ts';
import type { ActFacts } from './decide-act.ts';
import type { Case } from './model.ts';
import { countsFrom, dayOf } from './working-time.ts';

/** A clock that runs, and what of it stands in the trace, so that anybody can compute the days again. */
export type Clocked = {
  readonly due: Due;
  readonly from: Day;
  readonly told: Readonly<Record<string, string>>;
};

/** Begins the promise anew, at a step: when it is accepted, and when it is opened again. */
export function whole(given: ActFacts, step: number): Clocked {
  const days = promised(given.matter);
  return running(given, { days, stepDays: given.matter.steps[step]?.workingDays ?? days });
}

/** The next step: its own days, within what is left of the whole. */
export function wholeStep(given: ActFacts, step: number): Clocked {
  const { calendar, hours, matter, now, case: one } = given;
  const from = countsFrom(now, calendar, hours);
  const stepDays = matter.steps[step]?.workingDays ?? 0;
  const ends = fromDay(from, stepDays, calendar);
  const dueOn = one.dueOn ?? ends;
  const due = dueBy(dueOn, ends < dueOn ? ends : dueOn, { days: stepDays, calendar });
  return { due, from, told: { stepFrom: from, stepDays: String(stepDays) } };
}

/** Goes on with what was left of both. */
export function resumed(given: ActFacts): Clocked {
  const { daysLeft, stepDaysLeft } = given.case;
  return running(given, { days: daysLeft ?? 0, stepDays: stepDaysLeft ?? 0 });
}

function running(given: ActFacts, { days, stepDays }: Omit<Span, 'from'>): Clocked {
  const from = countsFrom(given.now, given.calendar, given.hours);
  const told = { from, days: String(days), stepFrom: from, stepDays: String(stepDays) };
  return { due: dueOf({ from, days, stepDays }, given.calendar), from, told };
}

/** While the applicant mends what is wrong no day is lost; the day on which it was returned counts as used. */
export function stopped({ case: one, calendar, now }: ActFacts): Partial<Case> {
  const today = dayOf(now);
  const left = (due: Day | null) => (due === null ? null : calendar.workingDaysBetween(today, due));
  return {
    ...{ dueOn: null, stepDueOn: null, amberOn: null, dueProvisional: false },
    ...{ daysLeft: left(one.dueOn), stepDaysLeft: left(one.stepDueOn) },
  };
}

/**
 * The same promise by the calendar as it is now, from what the trace says of the clock: when it was started, and with
 * how many days. Null: no clock was started.
 */
export function restated(
  given: Pick<ActFacts, 'events' | 'calendar' | 'hours' | 'case' | 'matter'>,
): Clocked | null {
  const { events, calendar, hours, matter } = given;
  const begun = events.findLast(({ facts }) => facts.days !== undefined);
  if (!begun) return waiting(given);
  const from = countsFrom(begun.at, calendar, hours);
  const days = Number(begun.facts.days);
  const stepped = events.findLast(({ facts }) => facts.stepDays !== undefined) ?? begun;
  const stepDays = Number(stepped.facts.stepDays);
  const stepFrom = countsFrom(stepped.at, calendar, hours);
  const dueOn = fromDay(from, days, calendar);
  const ends = fromDay(stepFrom, stepDays, calendar);
  const decided = given.case.step === null;
  const stepDueOn = decided || ends > dueOn ? dueOn : ends;
  const due = dueBy(dueOn, stepDueOn, { days: stepDays, calendar });
  const kept = decided && matter.deadline.until === 'decided';
  return { due: kept ? { ...due, stepDueOn: null, amberOn: null } : due, from, told: {} };
}

/** Not accepted yet: only how long it may wait for that was promised. */
function waiting({ events, calendar, hours }: Pick<ActFacts, 'events' | 'calendar' | 'hours'>) {
  const begun = events.findLast(({ facts }) => facts.stepDays !== undefined);
  if (!begun) return null;
  const from = countsFrom(begun.at, calendar, hours);
  const days = Number(begun.facts.stepDays);
  return { due: dueBy(null, fromDay(from, days, calendar), { days, calendar }), from, told: {} };
}
