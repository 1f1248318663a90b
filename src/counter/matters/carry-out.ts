import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { decideAct } from './decide-act.ts';
import type { MatterDeps } from './deps.ts';
import type { CaseFacts, Effect, Outcome } from './effect.ts';
import { forEachCase } from './for-each-case.ts';
import { gatherCase } from './gather-case.ts';
import type { CaseId } from './model.ts';
import { actBySystem, recordAct } from './record-act.ts';
import { findApproved, findCase } from './store/cases.ts';
import { findPapers } from './store/papers.ts';
import { unreserved } from './unreserved.ts';
import { SYSTEM } from './who-may.ts';

/**
 * Carries out what was approved. Nothing happens to a case in another state, so that it may be asked at any time: by
 * the call that approved it, and by whoever finishes what a stopped process left.
 */
export async function carryOutApproved(deps: MatterDeps, id: CaseId): Promise<void> {
  const { database, shelf } = deps;
  const one = await findCase(database.sql, id);
  if (one?.state !== 'approved') return;
  const facts = await factsOf(database.sql, deps, id);
  const effect = shelf.effectOf(facts.matter);
  try {
    const prepared = await effect.prepare?.(facts);
    await database.transaction((sql) => carryOut(sql, deps, { id, effect, prepared }));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { kind, facts: why } = error;
    await database.transaction((sql) => sendBack(sql, deps, { id, code: kind.code, why }));
  }
}

/** All that wait for it; how many of them came through. */
export async function finishApproved(deps: MatterDeps): Promise<number> {
  return forEachCase(
    (after) => findApproved(deps.database.sql, after),
    async (id) => {
      await carryOutApproved(deps, id);
      return 1;
    },
  );
}

type Carried = { readonly id: CaseId; readonly effect: Effect; readonly prepared: unknown };

async function carryOut(sql: Sql, deps: MatterDeps, { id, effect, prepared }: Carried) {
  const given = await gatherCase(sql, deps, { id, actor: SYSTEM });
  // Somebody else was quicker.
  if (given.case.state !== 'approved') return;
  const papers = await findPapers(sql, id);
  const facts = { case: given.case, matter: given.matter, papers };
  const outcome = await effect.carryOut(sql, facts, prepared);
  const asked = { act: 'carry-out', facts: toldOf(outcome) } as const;
  const decision = decideAct(given, asked);
  const result = { ...given.case.result, ...outcome.result };
  await recordAct(sql, deps, {
    given,
    decision: { ...decision, case: { ...decision.case, result } },
    signed: null,
  });
}

/** The account's number is the bank's business and stands in no trace. */
function toldOf({ result, payment }: Outcome): Readonly<Record<string, string>> {
  return { ...unreserved(result), ...(payment && { payment: payment.amount.toString() }) };
}

type Refused = {
  readonly id: CaseId;
  readonly code: string;
  readonly why: Readonly<Record<string, string>>;
};

async function sendBack(sql: Sql, deps: MatterDeps, { id, code, why }: Refused): Promise<void> {
  const one = await findCase(sql, id);
  if (one?.state !== 'approved') return;
  await actBySystem(sql, deps, {
    id,
    asked: { act: 'carry-out', facts: { ...unreserved(why), code } },
  });
}

async function factsOf(sql: Sql, deps: MatterDeps, id: CaseId): Promise<CaseFacts> {
  const one = await findCase(sql, id);
  if (!one) throw new Error('a case is never removed');
  const matter = await deps.shelf.byHash(sql, one.document);
  return { case: one, matter, papers: await findPapers(sql, id) };
}
