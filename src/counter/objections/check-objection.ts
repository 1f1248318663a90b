import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { CaseId, CaseState } from '../matters/index.ts';
import {
  CARRIED_OUT,
  MADE_ALREADY,
  NOT_AGAINST_THIS,
  NOT_DECIDED,
  TOO_LATE,
  UNKNOWN_CASE,
} from './errors.ts';

/** The case whose decision is objected to. */
export type Original = {
  readonly id: CaseId;
  readonly number: string;
  readonly effect: string;
  readonly person: PersonId | null;
  readonly state: CaseState;
  readonly endedOn: Day | null;
  readonly objected: boolean;
};

export type Objecting = {
  readonly named: string;
  readonly person: PersonId | null;
  readonly madeOn: Day;
  readonly days: number;
  /** Effects that take back, or let stand, what they carried out before. */
  readonly anew: ReadonlySet<string>;
};

const DECIDED: readonly CaseState[] = ['done', 'refused', 'not-accepted'];

/** The last day counts. */
export function checkObjection(original: Original | null, objecting: Objecting): Original {
  const { named, person, madeOn, days, anew } = objecting;
  // That there is such a case of somebody else is not told.
  if (!original || original.person === null || original.person !== person) {
    throw new Rejection(UNKNOWN_CASE, { case: named });
  }
  const { number, state, endedOn, effect } = original;
  if (effect === 'objection') throw new Rejection(NOT_AGAINST_THIS, { number });
  // Once re-opened it is open again, so that the second objection has to be told first.
  if (original.objected) throw new Rejection(MADE_ALREADY, { number });
  if (!DECIDED.includes(state) || endedOn === null) throw new Rejection(NOT_DECIDED, { number });
  if (state === 'done' && !anew.has(effect)) throw new Rejection(CARRIED_OUT, { number });
  const until = addDays(endedOn, days);
  if (madeOn > until) throw new Rejection(TOO_LATE, { number, until, madeOn });
  return original;
}
