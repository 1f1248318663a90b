import { assert } from '../../../kernel/assert.ts';
import { ZERO } from '../../../kernel/money.ts';
import { recordRefund } from '../../encounter/index.ts';
import { sha256 } from '../row-hash.ts';
import type { SettlementDeps, Settlements } from '../settlements.ts';
import { findRequests, findSettlements, requestName } from '../store.ts';
import { compareShares } from './compare-shares.ts';
import type { Refunded, RefundRequest } from './model.ts';
import { quoteRefund } from './quote-refund.ts';

export type RefundDeps = SettlementDeps & { readonly settlements: Settlements };

/**
 * Gives lines of a settled bill back: the settlement is reversed, refund lines are added, what is left is
 * settled again. Three records under one key, each made once; the same request sent again after a broken
 * line or a crash finds what is there and goes on with what is missing. What would be refused is refused
 * before the first of them.
 */
export async function refund(deps: RefundDeps, request: RefundRequest): Promise<Refunded> {
  const { key, provider, person, settlement, reason, useOwnAccount, useMutualAid } = request;
  const { database, settlements } = deps;
  const { sql } = database;
  const stored = await findRequests(sql, [
    { provider, transaction: 'reverse', key },
    { provider, transaction: 'settle', key },
  ]);
  if (!stored.has(requestName(provider, 'reverse', key))) await quoteRefund(deps, request);

  const reversed = await settlements.reverse({ key, provider, person, settlement, reason });
  const original = (await findSettlements(sql, [settlement])).get(settlement);
  assert(original, 'what was reversed is there');
  const bill = await recordRefund(deps, {
    key: { provider, transaction: 'refund', key },
    bodyHash: hashOf(request),
    encounter: original.encounter,
    lines: request.lines,
  });
  const done = { reversals: reversed.settlements, replayed: reversed.replayed };
  const earlier = stored.get(requestName(provider, 'settle', key));
  if (earlier) {
    const rows = await findSettlements(sql, earlier.settlements);
    const settled = earlier.settlements.map((id) => {
      const row = rows.get(id);
      assert(row, 'what a request recorded can be read');
      return { ...nameOf(reversed.settlements), row };
    });
    return { ...done, settlements: settled, ...compareShares(done.reversals, settled) };
  }
  if (bill.billTotal === ZERO) {
    return { ...done, settlements: [], ...compareShares(done.reversals, []) };
  }
  const settled = await settlements.settle({
    ...{ key, provider, person, useOwnAccount, useMutualAid },
    encounter: bill.id,
    claimedTotal: bill.billTotal,
  });
  const made = settled.settlements;
  return { ...done, settlements: made, ...compareShares(done.reversals, made) };
}

/** Of the same person at the same provider as the settlement that was reversed. */
function nameOf([first]: Refunded['reversals']): Pick<
  Refunded['reversals'][number],
  'personName' | 'providerName'
> {
  assert(first, 'a reversal records something');
  return { personName: first.personName, providerName: first.providerName };
}

/** The body in one spelling; the reversal keeps its own hash of the rest. */
function hashOf({ lines, useOwnAccount, useMutualAid }: RefundRequest): string {
  const named = lines.map(({ upload, place, quantity }) => `${upload}:${place}=${quantity ?? ''}`);
  return sha256(JSON.stringify([named, useOwnAccount, useMutualAid]));
}
