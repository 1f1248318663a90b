import type { RequestKey } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { claimEncounter } from '../../money/encounter/index.ts';
import { accounts } from '../../money/ledger/index.ts';
import {
  findPaymentsOfCase,
  lockOwed,
  type Payment,
  type Recovery,
  recover,
} from '../../money/person-payment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { NOT_SETTLED } from './errors.ts';
import type { ReimbursementWorld } from './model.ts';
import { takeBackSupplements } from './pay-supplements.ts';
import { findClaimant, findSettledBill, isReversed, releaseInvoices } from './store.ts';

export type ClaimReversal = {
  readonly key: string;
  readonly case: string;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Takes back what a claim was settled and paid: the settlement is reversed under the key, the person owes what was paid,
 * the invoices are free again. Repeated with its key it goes on where it broke. Null: nothing had been paid.
 */
export async function reverseClaim(
  world: ReimbursementWorld,
  { key, case: of, reason, actor }: ClaimReversal,
): Promise<Recovery | null> {
  const { database, settlements, clock } = world;
  const settled = await findSettledBill(database.sql, of);
  if (settled) {
    const { provider, person, settlement } = settled;
    const request = { key: key as RequestKey, provider, person, settlement, reason };
    await settlements.reverse({ ...request, claim: true });
  } else if (!(await isReversed(database.sql, claimEncounter(of))))
    throw new Rejection(NOT_SETTLED, { case: of });

  return database.transaction(async (sql) => {
    await releaseInvoices(sql, of, clock.now().toISOString());
    const person = await findClaimant(sql, of);
    if (person) await lockOwed(sql, [accounts.due(person)]);
    await takeBackSupplements(sql, world, { case: of, reason, actor });
    // Of what was decided anew the last; what was paid before is owed since then.
    const payment = (await findPaymentsOfCase(sql, of)).at(-1);
    return payment ? askBack(sql, world, payment, { reason, actor }) : null;
  });
}

/** All of a payment that was not asked back yet; the reversal of its settlement booked the debt. Once a payment. */
export function askBack(
  sql: Sql,
  world: ReimbursementWorld,
  { id: payment, key }: Payment,
  by: { readonly reason: string; readonly actor: string },
): Promise<Recovery> {
  const asked = { key: `${key}~back`, payment, amount: null, ...by };
  return recover(sql, world, { ...asked, booked: 'by-reversal' });
}
