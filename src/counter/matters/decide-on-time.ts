import type { Day } from '../../kernel/days.ts';
import type { CaseAct, CaseEvent, Matter } from './model.ts';
import { dayOf } from './working-time.ts';

export type Kept = {
  /** The day on which what was promised had happened. */
  readonly onDay: Day;
  readonly dueOn: Day;
  readonly onTime: boolean;
};

const DECISIONS: readonly CaseAct[] = ['approve', 'refuse', 'decline'];

/**
 * Whether a promise was kept, from the trace alone. Null: it is still open, or the applicant took it back. What was
 * opened again is judged by its last decision; an approval that could not be carried out is none, and money that came
 * back is paid when it is paid again.
 */
export function decideOnTime(
  events: readonly CaseEvent[],
  { deadline }: Pick<Matter, 'deadline'>,
): Kept | null {
  const last = events.at(-1);
  if (!last || last.state === 'withdrawn') return null;
  const ending = endOf(events, deadline.until);
  const before = ending && events.slice(0, events.indexOf(ending)).findLast(isDue);
  const dueOn = before && (before.dueOn ?? before.stepDueOn);
  if (!ending || !dueOn) return null;
  const onDay = dayOf(ending.at);
  return { onDay, dueOn, onTime: onDay <= dueOn };
}

function endOf(events: readonly CaseEvent[], until: Matter['deadline']['until']) {
  const decided = events.findLastIndex(({ act }) => DECISIONS.includes(act));
  const since = events.slice(decided + 1);
  if (decided < 0 || since.some(({ state }) => state === 'open')) return null;
  const decision = events[decided];
  if (decision?.act !== 'approve' || until === 'decided') return decision ?? null;
  const returned = since.findLastIndex(({ act }) => act === 'payment-returned');
  return since
    .slice(returned + 1)
    .find(({ act, state }) => act === 'pay' || (act === 'carry-out' && state === 'done'));
}

function isDue({ dueOn, stepDueOn }: CaseEvent): boolean {
  return dueOn !== null || stepDueOn !== null;
}
