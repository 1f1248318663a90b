import { assert } from '../../kernel/assert.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Recording } from './deps.ts';
import { ACCOUNT_IS_FIXED, SAME_ACCOUNT, UNKNOWN_PAYMENT } from './errors.ts';
import type { BankAccount, Payment, PaymentId } from './model.ts';
import { findByCase, findPayments, insertAccount, lockOwed } from './store/payment.ts';

export type Correction = {
  readonly payment: PaymentId;
  readonly account: BankAccount;
  readonly actor: string;
};

/**
 * The applicant's corrected account, after the bank did not pay or before an order was made. Counts for the next
 * order; whoever recorded it may not check that one.
 */
export async function correctAccount(
  sql: Sql,
  { ids, clock }: Recording,
  { payment: id, account, actor }: Correction,
): Promise<Payment> {
  const before = (await findPayments(sql, [id])).get(id);
  if (!before) throw new Rejection(UNKNOWN_PAYMENT, { id });
  await lockOwed(sql, [before.owedBy]);
  const payment = (await findPayments(sql, [id])).get(id);
  assert(payment, 'payments are never deleted');

  const refusal = refuseCorrection(payment, account);
  if (refusal) throw refusal;

  const at = clock.now().toISOString();
  await insertAccount(sql, { ...account, id: ids.next(), payment: id, actor, at });
  return (await findPayments(sql, [id])).get(id) as Payment;
}

/** The same of a case: of several payments the one that the bank gave back, else the last. */
export async function correctAccountOfCase(
  sql: Sql,
  deps: Recording,
  { case: of, ...correction }: Omit<Correction, 'payment'> & { readonly case: string },
): Promise<Payment> {
  const payments = await findByCase(sql, of);
  const returned = payments.findLast(({ state }) => state === 'failed' || state === 'returned');
  const payment = returned ?? payments.at(-1);
  if (!payment) throw new Rejection(UNKNOWN_PAYMENT, { id: of });
  return correctAccount(sql, deps, { ...correction, payment: payment.id });
}

function refuseCorrection(payment: Payment, account: BankAccount): Rejection | null {
  const { id, state } = payment;
  if (!['waiting', 'failed', 'returned'].includes(state)) {
    return new Rejection(ACCOUNT_IS_FIXED, { payment: id, state });
  }
  const same = (['holder', 'bank', 'number'] as const).every(
    (name) => payment.account[name] === account[name],
  );
  return same ? new Rejection(SAME_ACCOUNT, { payment: id }) : null;
}
