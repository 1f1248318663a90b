import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  claimEncounter,
  type Encounter,
  findEncounters,
  recordClaim,
} from '../../money/encounter/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import { adjudicate, asked } from './adjudicate.ts';
import { AMOUNT_CHANGED, CLAIMED_BEFORE } from './errors.ts';
import type { Claim, ReimbursementWorld } from './model.ts';
import { findClaimed, findLastTrial, takeInvoices } from './store.ts';

/**
 * Settles a decided claim: its invoices are taken, its bill is recorded, and the lane settles it under the case's
 * id. Each step is done once however often it is asked for, so that a process that was killed goes on where it was.
 * Another amount than was decided on is refused: before anything is written where that shows, by the lane for certain.
 */
export async function settleClaim(world: ReimbursementWorld, claim: Claim): Promise<Answer> {
  const { sql } = world.database;
  const decided = await findLastTrial(sql, claim.case);
  const id = claimEncounter(claim.case);
  const before = (await findEncounters(sql, [id])).get(id);
  const bill = before?.settlementId ? before : await record(world, claim, decided);
  const { draft: _, ...request } = asked(claim, bill);
  return world.settlements.settle({
    ...request,
    ...(decided !== null && { decidedFund: decided }),
  });
}

async function record(
  world: ReimbursementWorld,
  claim: Claim,
  decided: Awaited<ReturnType<typeof findLastTrial>>,
): Promise<Encounter> {
  const { visit, lines, fund } = await adjudicate(world, world.database.sql, claim);
  if (decided !== null && fund !== decided) {
    throw new Rejection(AMOUNT_CHANGED, { seen: formatYuan(decided), now: formatYuan(fund) });
  }
  await reserve(world, claim);
  return recordClaim(world.database, visit, lines);
}

/** Of two cases with one invoice in the same moment one gets all of its invoices, and the other none. */
async function reserve({ database, clock }: ReimbursementWorld, claim: Claim): Promise<void> {
  const { invoices, case: of } = claim;
  await database.transaction(async (sql) => {
    await takeInvoices(sql, { invoices, of, at: clock.now().toISOString() });
    const [other] = await findClaimed(sql, invoices, of);
    if (other) throw new Rejection(CLAIMED_BEFORE, { ...other });
  });
}
