import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ActFacts } from './decide-act.ts';
import type { MatterDeps } from './deps.ts';
import { UNKNOWN_CASE } from './errors.ts';
import type { Case, CaseId } from './model.ts';
import { lockCase } from './store/cases.ts';
import { findEvents } from './store/events.ts';
import { findHouseholds } from './store/people.ts';
import { type Actor, SYSTEM } from './who-may.ts';

/** Holds a case and reads what a decision about it needs. */
export async function gatherCase(
  sql: Sql,
  deps: MatterDeps,
  { id, actor }: { readonly id: CaseId; readonly actor: Actor },
): Promise<ActFacts> {
  const one = await lockCase(sql, id);
  if (!one) throw new Rejection(UNKNOWN_CASE, { id });
  return {
    case: one,
    matter: await deps.shelf.byHash(sql, one.document),
    events: await findEvents(sql, id),
    actor,
    ownHousehold: await ownHousehold(sql, one, actor),
    now: deps.clock.now().toISOString(),
    calendar: deps.calendar,
    hours: deps.hours,
  };
}

async function ownHousehold(sql: Sql, { person }: Case, actor: Actor): Promise<boolean> {
  const own = actor === SYSTEM ? null : (actor.ownPerson ?? null);
  if (own === null || person === null) return false;
  if (own === person) return true;
  const found = await findHouseholds(sql, [own, person]);
  const household = found.get(own)?.household;
  return household !== undefined && household === found.get(person)?.household;
}
