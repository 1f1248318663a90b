import type { Sql } from '../../platform/sql.ts';
import type { ActFacts, Asked, Decision } from './decide-act.ts';
import { decideAct } from './decide-act.ts';
import type { MatterDeps } from './deps.ts';
import type { CaseFacts, Moved } from './effect.ts';
import { gatherCase } from './gather-case.ts';
import type { Case, CaseId } from './model.ts';
import { updateCase } from './store/cases.ts';
import { insertEvents, type Signed } from './store/events.ts';
import { findPapers } from './store/papers.ts';
import { SYSTEM } from './who-may.ts';

/** Writes what was decided: the case, the line of the trace, what has to be said. */
export async function recordAct(
  sql: Sql,
  deps: MatterDeps,
  { given, decision, signed }: { given: ActFacts; decision: Decision; signed: Signed | null },
): Promise<void> {
  const { case: one, event, notices } = decision;
  await updateCase(sql, one);
  await insertEvents(sql, given.events.at(-1), [event], signed);
  const { matter } = given;
  const told = notices.map((notice) => ({ case: one, matter, event: notice, seq: event.seq }));
  if (told.length > 0) await deps.notify?.(sql, told);
  await tellEffect(sql, deps, { case: one, matter }, { act: event.act, actor: event.actor });
}

/** What the matter itself holds while a case is under way. */
export async function tellEffect(
  sql: Sql,
  { shelf }: MatterDeps,
  about: Pick<CaseFacts, 'case' | 'matter'>,
  by: Moved,
): Promise<void> {
  const { moved } = shelf.effectOf(about.matter);
  if (moved) await moved(sql, { ...about, papers: await findPapers(sql, about.case.id) }, by);
}

/** What nobody signed in for: a rule, a date, the bank. */
export async function actBySystem(
  sql: Sql,
  deps: MatterDeps,
  { id, asked }: { readonly id: CaseId; readonly asked: Asked },
): Promise<Case> {
  const given = await gatherCase(sql, deps, { id, actor: SYSTEM });
  const decision = decideAct(given, asked);
  await recordAct(sql, deps, { given, decision, signed: null });
  return decision.case;
}
