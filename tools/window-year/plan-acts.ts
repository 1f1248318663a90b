import type { Random } from '../../src/main/demonstration/random.ts';
import { workedAfter } from './days-off.ts';
import type { Doing, Moment, PlannedAct } from './model.ts';
import { counterOf, type Deciding, officerAt } from './officers.ts';
import { atCounter, dayOf, later } from './timetable.ts';

export type Step = { readonly role: Deciding; readonly days: number };

export type Course = {
  /** Where people decide. */
  readonly office: string;
  /** Where it was brought; null: online. */
  readonly counter: string | null;
  readonly broughtAt: Moment;
  /** Empty: a rule decides at once. */
  readonly steps: readonly Step[];
  readonly index: number;
};

export type Fate = {
  readonly ends: 'approve' | 'refuse' | 'decline' | 'withdraw';
  readonly returned: boolean;
  /** Worked days by which the last decision is put off beyond its step. */
  readonly lateBy?: number;
};

/** Who does what when, each within its time unless it is meant to be late. */
export function planActs(random: Random, course: Course, fate: Fate): readonly PlannedAct[] {
  const { counter, broughtAt, steps, office, index } = course;
  const applicant = counter === null ? null : counterOf(counter);
  const acts: PlannedAct[] = [{ at: broughtAt, do: 'bring', by: applicant }];
  const add = (at: Moment, act: Doing, by: string | null) => acts.push({ at, do: act, by });
  if (steps.length === 0) return acts;
  let at = broughtAt;
  if (counter === null) {
    // Brought at night it counts from the next worked day, within one of which it is looked at.
    at = atCounter(random, workedAfter(dayOf(broughtAt), 1));
    add(at, fate.ends === 'decline' ? 'decline' : 'accept', officerAt(office, 'clerk', index));
    if (fate.ends === 'decline') return acts;
  }
  for (const [position, { role, days }] of steps.entries()) {
    const officer = officerAt(office, role, index + position);
    const last = position === steps.length - 1;
    let left = days;
    if (position === 0 && fate.ends === 'withdraw') {
      add(later(random, at, 1), 'withdraw', applicant);
      return acts;
    }
    if (position === 0 && fate.returned && days > 2) {
      const used = random.between(1, days - 2);
      at = later(random, at, used);
      add(at, 'return', officer);
      at = later(random, at, random.between(1, 12));
      add(at, 'resubmit', applicant);
      left -= used;
    }
    const late = last ? (fate.lateBy ?? 0) : 0;
    at = later(random, at, late > 0 ? days + late : random.between(days > 3 ? 1 : 0, left));
    add(at, last ? decided(fate) : 'forward', officer);
  }
  return acts;
}

function decided({ ends }: Fate): Doing {
  return ends === 'refuse' ? 'refuse' : 'approve';
}
