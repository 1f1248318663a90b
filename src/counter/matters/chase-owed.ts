import type { Day } from '../../kernel/days.ts';
import type { MatterDeps } from './deps.ts';
import { forEachCase } from './for-each-case.ts';
import { gatherCase } from './gather-case.ts';
import type { Case, CaseId } from './model.ts';
import { officesUpwards } from './place-of-step.ts';
import { actBySystem } from './record-act.ts';
import { findOwing } from './store/cases.ts';
import { SYSTEM } from './who-may.ts';
import { dayOf } from './working-time.ts';

const APPLICANT = 'applicant';
/** The applicant, and four levels of offices. */
const TOLD_MOST = 5;

type Counting = Pick<MatterDeps, 'calendar' | 'hours'>;

/**
 * Whom to tell next that a promised paper is owed: when its days are over the applicant, after as many again the chief of the
 * office that took the promise, and then each office above. Null: nobody now.
 */
export function nextToChase(one: Case, today: Day, { calendar, hours }: Counting): string | null {
  if (one.promised.length === 0) return null;
  const gone = calendar.workingDaysBetween(one.acceptedOn ?? dayOf(one.submittedAt), today);
  if (gone <= hours.promiseWithin * (one.chases + 1)) return null;
  return [APPLICANT, ...officesUpwards(one.acceptedAt)][one.chases] ?? null;
}

/** Asks for everything that is owed; how many were told. Asked again, it tells nobody twice. */
export async function chaseOwed(deps: MatterDeps): Promise<number> {
  const { database, clock } = deps;
  const today = clock.today();
  return forEachCase(
    (after) => findOwing(database.sql, TOLD_MOST, after),
    (id) => chase(deps, id, today),
  );
}

async function chase(deps: MatterDeps, id: CaseId, today: Day): Promise<number> {
  return deps.database.transaction(async (sql) => {
    const { case: one } = await gatherCase(sql, deps, { id, actor: SYSTEM });
    const to = nextToChase(one, today, deps);
    // It may have come, or have been opened again, since it was found.
    if (to === null || !['paying', 'done'].includes(one.state)) return 0;
    const facts = { to, owed: one.promised.join(' ') };
    await actBySystem(sql, deps, { id, asked: { act: 'chase', facts } });
    return 1;
  });
}
