import { mayAtOffice, PERMISSIONS } from '../../platform/access.ts';
import type { Caller, Permission } from '../../platform/http/route.ts';
import {
  type ActRule,
  AFTER_THE_END,
  CASE_TABLE,
  isEnded,
  RIGHT_OF_ROLE,
  RIGHT_OF_STANDING,
  type Standing,
} from './case-table.ts';
import { CASE_ACTS, type Case, type CaseAct, type Matter } from './model.ts';

/** A rule, a date or the bank: whatever nobody signed in for. */
export const SYSTEM = 'system';
export type Actor = Caller | typeof SYSTEM;

export type Seen = { readonly case: Case; readonly matter: Matter };

export function idOf(actor: Actor): string {
  return actor === SYSTEM ? SYSTEM : actor.id;
}

export function holds(caller: Caller, permission: Permission): boolean {
  return PERMISSIONS[caller.role].includes(permission);
}

/** How somebody stands to a case; nothing: he has no part in it. */
export function standingsOf(actor: Actor, seen: Seen): readonly Standing[] {
  if (actor === SYSTEM) return ['system'];
  const { case: one } = seen;
  if (actor.person) {
    // Whoever brought it counts where it concerns nobody; for a child one acts as the child, and only as its guardian.
    const brought = one.person === null && one.openedBy === actor.id;
    const own = actor.person === one.person || brought;
    return own && holds(actor, RIGHT_OF_STANDING.applicant) ? ['applicant'] : [];
  }
  const found: Standing[] = [];
  const at = (office: string) => mayAtOffice(actor, office, 'act');
  if (holds(actor, RIGHT_OF_STANDING.counter) && at(one.acceptedAt)) found.push('counter');
  if (holds(actor, rightOfStep(seen)) && at(one.office) && !one.excluded.includes(actor.id)) {
    found.push('colleague');
    if (one.assignee === actor.id) found.push('assignee');
  }
  const leads = holds(actor, RIGHT_OF_STANDING.lead) && mayAtOffice(actor, one.office, 'lead');
  if (leads) found.push('lead');
  return found;
}

/** What waits to be accepted needs a clerk; then it is as the step says. */
export function rightOfStep({ case: one, matter }: Seen): Permission {
  const step = one.step === null ? undefined : matter.steps[one.step];
  return RIGHT_OF_ROLE[step?.role ?? 'clerk'];
}

/**
 * Who may read a case: whoever works at or above an office that has to do with it. A confidential one is read only by
 * those who work on it, which no rank replaces.
 */
export function mayRead(actor: Actor, seen: Seen, hands: readonly string[]): boolean {
  if (actor === SYSTEM) return true;
  const { case: one } = seen;
  if (actor.person) return standingsOf(actor, seen).includes('applicant');
  if (!holds(actor, 'matter.read')) return false;
  if (hands.includes(actor.id) || one.assignee === actor.id) return true;
  if (one.confidential) {
    return actor.role === 'demo' || (actor.office === one.office && !isEnded(one.state));
  }
  return [one.office, one.acceptedAt, one.home].some((path) => mayAtOffice(actor, path, 'read'));
}

/** Everything this reader may do to it now. */
export function actsFor(actor: Actor, seen: Seen): readonly CaseAct[] {
  const standings = standingsOf(actor, seen);
  return CASE_ACTS.filter((act) => fits(act, seen) && byOneOf(act, seen.case, standings));
}

/** Whether the state and the step let it be done at all, whoever does it. */
export function fits(act: CaseAct, { case: one, matter }: Seen): boolean {
  const rule: ActRule = CASE_TABLE[act];
  if (isEnded(one.state) && act === AFTER_THE_END.act) return true;
  if (!rule.from?.includes(one.state)) return false;
  if (rule.owed?.includes(one.state) && one.promised.length === 0) return false;
  // Once, and then it is decided on what there is.
  if (act === 'return' && one.returns > 0) return false;
  if (act === 'take' && one.assignee !== null) return false;
  if (act === 'release' && one.assignee === null) return false;
  if (act === 'payment-returned' && isEnded(one.state) && !matter.money) return false;
  const last = one.step === matter.steps.length - 1;
  return rule.step === undefined || (rule.step === 'last') === last;
}

export function byOneOf(act: CaseAct, one: Case, standings: readonly Standing[]): boolean {
  const closed = isEnded(one.state) && act === AFTER_THE_END.act;
  const by: readonly Standing[] = closed ? AFTER_THE_END.by : CASE_TABLE[act].by;
  return by.some((standing) => standings.includes(standing));
}
