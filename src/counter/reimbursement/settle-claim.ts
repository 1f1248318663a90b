import { assert } from '../../kernel/assert.ts';
import type { RequestKey } from '../../kernel/ids.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  claimEncounter,
  type Encounter,
  findEncounters,
  recordClaim,
} from '../../money/encounter/index.ts';
import { findPaymentsOfCase } from '../../money/person-payment/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import { adjudicate, asked } from './adjudicate.ts';
import { AMOUNT_CHANGED } from './errors.ts';
import { reserve } from './keep-invoices.ts';
import type { Claim, ReimbursementWorld } from './model.ts';
import { askBack } from './reverse-claim.ts';
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
  const live = before?.settlementId ?? null;
  if (before && first !== null && (live === null || live === first)) {
    if (live !== null && (await refuseOther(world, claim, decided)).stands) return null;
    await takeBack(world, claim, before);
  }
  const mine = live !== null && live !== first;
  const bill = mine && before ? before : await record(world, claim, decided);
  const { draft: _, ...request } = asked(claim, bill);
  return world.settlements.settle({
    ...request,
    ...(first !== null && { key: keyOf(claim, 'anew') }),
    ...(decided !== null && { decidedFund: decided }),
  });
}

/**
 * What the first decision settled, and what it paid. Killed in between, the bill has no settlement any more and the money is
 * still to be asked back: by its own key it is, once.
 */
async function takeBack(
  world: ReimbursementWorld,
  claim: Claim,
  { settlementId, providerId: provider }: Encounter,
): Promise<void> {
  const { case: of, person, paidBefore } = claim;
  const reason = `decided anew: ${of}`;
  if (settlementId !== null) {
    const asked = { key: keyOf(claim, 'back'), provider, person, settlement: settlementId, reason };
    await world.settlements.reverse({ ...asked, claim: true });
  }
  if (paidBefore === null) return;
  await world.database.transaction(async (sql) => {
    const paid = (await findPaymentsOfCase(sql, of)).find(({ id }) => id === paidBefore);
    assert(paid, 'payments are never deleted');
    await askBack(sql, world, paid, { reason, actor: 'system' });
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
