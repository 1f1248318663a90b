import type { RequestKey } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { claimEncounter } from '../../money/encounter/index.ts';
import { findPaymentsOfCase, type Recovery, recover } from '../../money/person-payment/index.ts';
import { NO_PAYMENT, NOT_SETTLED } from './errors.ts';
import type { ReimbursementWorld } from './model.ts';
import { findPaidBill, isReversed, releaseInvoices } from './store.ts';

export type ClaimReversal = {
  readonly key: string;
  readonly case: string;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Takes back what a claim was paid: the settlement is reversed under the key, the person owes it, the invoices are free
 * again. Repeated with its key it goes on where it broke.
 */
export async function reverseClaim(
  world: ReimbursementWorld,
  { key, case: of, reason, actor }: ClaimReversal,
): Promise<Recovery> {
  const { database, settlements, clock } = world;
  const [payment] = await findPaymentsOfCase(database.sql, of);
  if (!payment) throw new Rejection(NO_PAYMENT, { case: of });
  const paid = await findPaidBill(database.sql, of);
  if (paid) {
    const { provider, person, settlement } = paid;
    const request = { key: key as RequestKey, provider, person, settlement, reason };
    await settlements.reverse({ ...request, claim: true });
  } else if (!(await isReversed(database.sql, claimEncounter(of))))
    throw new Rejection(NOT_SETTLED, { case: of });

  return database.transaction(async (sql) => {
    await releaseInvoices(sql, of, clock.now().toISOString());
    const claimed = { key: `${of}~back`, payment: payment.id, amount: null, reason, actor };
    return recover(sql, world, { ...claimed, booked: 'by-reversal' });
  });
}
