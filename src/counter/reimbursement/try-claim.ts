import type { Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { claimEncounter, findEncounters } from '../../money/encounter/index.ts';
import { type SettlementView, settlementView } from '../../money/settlement/index.ts';
import type { CaseFacts } from '../matters/index.ts';
import { adjudicate } from './adjudicate.ts';
import { NOT_A_CLAIM } from './errors.ts';
import type { ClaimLine, ReimbursementWorld } from './model.ts';
import { isClaimMatter, readClaim } from './read-claim.ts';
import { insertTrial } from './store.ts';

export type Trial = {
  readonly fund: Money;
  readonly lines: readonly ClaimLine[];
  readonly settlements: readonly SettlementView[];
};

/**
 * What a claim comes to now, with its explanation; and, of an officer, that he was shown it: a later decision is on this
 * amount. Null once the claim was settled, when the settlement itself is to be read; after an objection as long as the bill is
 * the same.
 */
export async function tryClaim(
  world: ReimbursementWorld,
  facts: Pick<CaseFacts, 'case' | 'matter'>,
  actor: string | null,
): Promise<Trial | null> {
  if (!isClaimMatter(facts.matter)) throw new Rejection(NOT_A_CLAIM, { id: facts.case.id });
  const { sql } = world.database;
  const claim = readClaim(facts.case);
  const id = claimEncounter(claim.case);
  const open = facts.case.state === 'open' || facts.case.state === 'returned';
  if (!open && (await findEncounters(sql, [id])).get(id)?.settlementId) return null;
  const { fund, lines, records, stands } = await adjudicate(world, sql, claim);
  if (actor !== null && facts.case.state === 'open') {
    const at = world.clock.now().toISOString();
    await insertTrial(sql, { of: claim.case, fund, by: actor, at });
  }
  if (stands) return null;
  const settlements = await Promise.all(
    records.map(async (named) =>
      settlementView(named, await world.shelf.setByHash(named.row.policySet)),
    ),
  );
  return { fund, lines, settlements };
}
