import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseAct, CaseFacts, CaseState } from '../matters/index.ts';
import { CLAIMED_BEFORE } from './errors.ts';
import type { ReimbursementWorld } from './model.ts';
import { readClaim } from './read-claim.ts';
import { findClaimed, releaseInvoices, releaseOthers, takeInvoices } from './store.ts';

/** After these a case names other invoices, or none any more. */
const TELLING: readonly CaseAct[] = [
  ...(['submit', 'resubmit', 'forward', 'note'] as const),
  ...(['decline', 'refuse', 'withdraw', 'reopen'] as const),
];
const UNPAID: readonly CaseState[] = ['refused', 'not-accepted', 'withdrawn'];

/**
 * A claim holds its invoices from the submission on, so that whoever brings one a second time is told at the counter, and
 * gives them up when it ends without a payment.
 */
export async function keepInvoices(
  sql: Sql,
  world: Pick<ReimbursementWorld, 'clock'>,
  { case: one }: CaseFacts,
  act: CaseAct,
): Promise<void> {
  if (!TELLING.includes(act) || one.state === 'done') return;
  const at = world.clock.now().toISOString();
  if (UNPAID.includes(one.state)) {
    await releaseInvoices(sql, one.id, at);
    return;
  }
  const { invoices } = readClaim(one);
  await releaseOthers(sql, { of: one.id, invoices, at });
  await reserve(sql, { of: one.id, invoices, at }, act === 'reopen');
}

type Held = { readonly of: string; readonly invoices: readonly string[]; readonly at: string };

/** Of two cases with one invoice in the same moment one gets all of its invoices, and the other none. */
export async function reserve(sql: Sql, { of, invoices, at }: Held, lenient = false) {
  await takeInvoices(sql, { invoices, of, at });
  // What is opened again after an objection is open, whoever claimed the invoice meanwhile: the officer is told.
  if (lenient) return;
  const [other] = await findClaimed(sql, invoices, of);
  if (other) throw new Rejection(CLAIMED_BEFORE, { ...other });
}
