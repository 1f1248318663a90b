import { assert } from '../../kernel/assert.ts';
import type { RequestKey, SettlementId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { PolicyShelf } from '../../rules/policy/index.ts';
import { decideAll } from './decide-all.ts';
import { effectiveOf } from './effective.ts';
import { NOTHING_TO_RECOMPUTE } from './errors.ts';
import { booksFrom, gather } from './gather.ts';
import type { Amounts, RecomputeRequest, SettlementRow } from './model.ts';

export type TryRecomputeDeps = {
  readonly database: AreaDatabase;
  readonly shelf: PolicyShelf;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** A settlement that would come out otherwise by what is known today. */
export type WouldDiffer = {
  readonly original: SettlementRow;
  /** What the supplement would post. */
  readonly amounts: Amounts;
  readonly groupsThen: readonly string[];
  readonly groupsNow: readonly string[];
};

/** The same gathering and the same decision as a recomputation; it stops before recording. */
export async function tryRecompute(
  { database, shelf, clock, ids }: TryRecomputeDeps,
  request: Omit<RecomputeRequest, 'key'>,
): Promise<readonly WouldDiffer[]> {
  const command = { type: 'recompute', key: 'try' as RequestKey, ...request } as const;
  const gathered = await gather({ sql: database.sql, shelf, today: clock.today() }, [command]);
  const facts = { ...gathered.facts, requests: new Map() };
  const nextId = () => ids.next() as SettlementId;
  const [verdict] = decideAll([command], facts, booksFrom(facts), nextId);
  if (verdict instanceof Rejection) {
    if (verdict.kind.code === NOTHING_TO_RECOMPUTE.code) return [];
    throw verdict;
  }
  assert(verdict && 'recording' in verdict, 'a trial has no stored answer');
  return verdict.recording.records.map(({ originalId, amounts, document }) => {
    const original = facts.history.find(({ id }) => id === originalId);
    assert(original, 'a supplement is of a recorded settlement');
    const then = effectiveOf(original, facts.history).computed.input.patient.groups;
    const groupsNow = document.computed?.input.patient.groups ?? [];
    return { original, amounts, groupsThen: then, groupsNow };
  });
}
