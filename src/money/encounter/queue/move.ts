import type { ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import { ACTION_NOT_POSSIBLE, IS_A_STAY, NOBODY_WAITS, UNKNOWN_REGISTRATION } from '../errors.ts';
import type { EncounterDeps } from '../open.ts';
import { cancelRegistration } from '../registration/change.ts';
import { checkOwn } from '../registration/check-registration.ts';
import type { Registration } from '../registration/model.ts';
import { lockRegistration } from '../registration/store.ts';
import type { Marks, QueueAction } from './model.ts';
import { judgeAction, stateOfVisit } from './state-of-visit.ts';
import { callFirst, findCalledBy, findMarks, findVisitBills, setMarks } from './store.ts';

type Move = {
  readonly id: RegistrationId;
  readonly provider: ProviderId;
  readonly action: QueueAction;
};

/** Moves one visit on; saying again what is so already changes nothing. */
export function moveVisit(deps: EncounterDeps, { id, provider, action }: Move): Promise<void> {
  return deps.database.transaction(async (sql) => {
    const registration = await holdVisit(sql, id, provider);
    const [marks, bills] = [await findMarks(sql, id), await findVisitBills(sql, [id])];

    const state = stateOfVisit(marks, bills.get(id) ?? []);
    const verdict = judgeAction(action, state);
    if (verdict === null) throw new Rejection(ACTION_NOT_POSSIBLE, { action, state });
    if (verdict === 'done') return;

    if (action === 'cancel') await cancelRegistration(sql, registration);
    else await setMarks(sql, id, marksAfter(action, marks, deps.clock.now().toISOString()));
  });
}

/** The key names one call for ever: when its answer was lost, the same patient is told again. */
export function callNext(
  deps: EncounterDeps,
  { provider, key }: { readonly provider: ProviderId; readonly key: string },
): Promise<RegistrationId> {
  return deps.database.transaction(async (sql) => {
    const known = await findCalledBy(sql, provider, key);
    if (known) return known;
    const at = deps.clock.now().toISOString();
    const called = await callFirst(sql, { provider, day: deps.clock.today() }, { key, at });
    if (!called) throw new Rejection(NOBODY_WAITS);
    return called;
  });
}

async function holdVisit(
  sql: Sql,
  id: RegistrationId,
  provider: ProviderId,
): Promise<Registration> {
  const found = await lockRegistration(sql, id);
  if (!found) throw new Rejection(UNKNOWN_REGISTRATION, { id });
  const registration = checkOwn(found, id, { person: found.person, provider });
  if (registration.stay) throw new Rejection(IS_A_STAY, { id });
  return registration;
}

function marksAfter(action: Exclude<QueueAction, 'cancel'>, marks: Marks, at: string): Marks {
  switch (action) {
    case 'call':
      return { ...marks, calledAt: at };
    case 'wait':
      return { ...marks, calledAt: null };
    case 'leave':
      return { ...marks, leftAt: at };
    case 'return':
      return { ...marks, leftAt: null };
  }
}
