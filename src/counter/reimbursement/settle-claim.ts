import type { RequestKey } from '../../kernel/ids.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  claimEncounter,
  type Encounter,
  findEncounters,
  recordClaim,
} from '../../money/encounter/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import { adjudicate, asked } from './adjudicate.ts';
import { AMOUNT_CHANGED } from './errors.ts';
import { reserve } from './keep-invoices.ts';
import type { Claim, ReimbursementWorld } from './model.ts';
import { reverseClaim } from './reverse-claim.ts';
import { findLastTrial } from './store.ts';

/**
 * Settles a decided claim: its invoices are taken, its bill is recorded, and the lane settles it under the key of the
 * decision. Each step is done once however often it is asked for, so that a process that was killed goes on where it was.
 * Another amount than was decided on is refused: before anything is written where that shows, by the lane for certain.
 *
 * Decided anew after an objection, the same bill stands as it was settled (null). Another one takes the first settlement and
 * what was paid back, and is settled and owed whole: what is paid, or left to give back, is the difference of the two.
 */
export async function settleClaim(world: ReimbursementWorld, claim: Claim): Promise<Answer | null> {
  const { sql } = world.database;
  const decided = await findLastTrial(sql, claim.case);
  const id = claimEncounter(claim.case);
  const before = (await findEncounters(sql, [id])).get(id);
  const first = claim.settledBefore;
  if (before?.settlementId && before.settlementId === first) {
    const { stands } = await refuseOther(world, claim, decided);
    if (stands) return null;
    await reverseClaim(world, {
      ...{ key: keyOf(claim, 'back'), case: claim.case, actor: 'system' },
      reason: `decided anew: ${claim.case}`,
    });
  }
  const mine = before?.settlementId && before.settlementId !== first;
  const bill = mine ? before : await record(world, claim, decided);
  const { draft: _, ...request } = asked(claim, bill);
  return world.settlements.settle({
    ...request,
    ...(first !== null && { key: keyOf(claim, 'anew') }),
    ...(decided !== null && { decidedFund: decided }),
  });
}

/** A decision after an objection has keys of its own, which the settlement that it replaces gives it. */
function keyOf({ case: of, settledBefore }: Claim, what: string): RequestKey {
  return `${of}~${what}-${(settledBefore ?? '').slice(-12)}` as RequestKey;
}

async function record(
  world: ReimbursementWorld,
  claim: Claim,
  decided: Money | null,
): Promise<Encounter> {
  const { visit, lines } = await refuseOther(world, claim, decided);
  const { invoices, case: of } = claim;
  const at = world.clock.now().toISOString();
  await world.database.transaction((sql) => reserve(sql, { of, invoices, at }));
  return recordClaim(world.database, visit, lines);
}

async function refuseOther(world: ReimbursementWorld, claim: Claim, decided: Money | null) {
  const found = await adjudicate(world, world.database.sql, claim);
  if (decided === null || found.fund === decided) return found;
  const facts = { seen: formatYuan(decided), now: formatYuan(found.fund) };
  throw new Rejection(AMOUNT_CHANGED, facts);
}
