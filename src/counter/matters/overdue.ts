import type { Day } from '../../kernel/days.ts';
import type { MatterDeps } from './deps.ts';
import { forEachCase } from './for-each-case.ts';
import { gatherCase } from './gather-case.ts';
import type { Case, CaseId } from './model.ts';
import { officesUpwards } from './place-of-step.ts';
import { actBySystem } from './record-act.ts';
import { restated } from './run-clock.ts';
import { findLate, findProvisional } from './store/cases.ts';
import { SYSTEM } from './who-may.ts';

/**
 * Whom to tell next that a step is late: on the first working day after it was due the chief of its own office, on each
 * following one the office above. Null: everybody who has to know does.
 */
export function nextToTell(one: Case, today: Day, { calendar }: Pick<MatterDeps, 'calendar'>) {
  if (one.stepDueOn === null || one.stepDueOn >= today) return null;
  const levels = officesUpwards(one.office);
  const due = calendar.workingDaysBetween(one.stepDueOn, today);
  return one.escalations < due ? (levels[one.escalations] ?? null) : null;
}

/** Tells of everything that is late; how many were told of. Asked again, it tells nobody twice. */
export async function escalateLate(deps: MatterDeps): Promise<number> {
  const { database, clock } = deps;
  const today = clock.today();
  return forEachCase(
    (after) => findLate(database.sql, today, after),
    (id) => escalate(deps, id, today),
  );
}

async function escalate(deps: MatterDeps, id: CaseId, today: Day): Promise<number> {
  return deps.database.transaction(async (sql) => {
    let { case: one } = await gatherCase(sql, deps, { id, actor: SYSTEM });
    let told = 0;
    for (let to = nextToTell(one, today, deps); to !== null; to = nextToTell(one, today, deps)) {
      one = await actBySystem(sql, deps, { id, asked: { act: 'escalate', facts: { to } } });
      told += 1;
    }
    return told;
  });
}

/** States again what was promised while holidays were not published, once they are. */
export async function restateDeadlines(deps: MatterDeps): Promise<number> {
  return forEachCase(
    (after) => findProvisional(deps.database.sql, after),
    (id) => restate(deps, id),
  );
}

async function restate(deps: MatterDeps, id: CaseId): Promise<number> {
  return deps.database.transaction(async (sql) => {
    const given = await gatherCase(sql, deps, { id, actor: SYSTEM });
    // With the applicant no day is counted; what is left then is stated when it comes back.
    if (!given.case.dueProvisional || given.case.state === 'returned') return 0;
    const now = restated(given);
    const { dueOn, stepDueOn } = given.case;
    const same = now && now.due.dueOn === dueOn && now.due.stepDueOn === stepDueOn;
    if (!now || (same && now.due.dueProvisional)) return 0;
    await actBySystem(sql, deps, { id, asked: { act: 'restate-deadline' } });
    return 1;
  });
}
