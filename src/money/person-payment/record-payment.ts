import { assert } from '../../kernel/assert.ts';
import { sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { postJournal } from '../ledger/index.ts';
import type { Recording } from './deps.ts';
import { KEY_REUSED } from './errors.ts';
import type { NewPayment, Payment, PaymentId } from './model.ts';
import { debtJournal } from './payment-journal.ts';
import { findByKey, insertAccount, insertPayment } from './store/payment.ts';

/**
 * What is to be paid from now on, within the caller's transaction. The same key again is the same payment; with
 * another amount or another creditor it is refused.
 */
export async function recordPayment(
  sql: Sql,
  { ids, clock }: Recording,
  request: NewPayment,
): Promise<Payment> {
  const amount = sum(request.parts.map((part) => part.amount));
  assert(amount > ZERO, 'a payment of nothing is not recorded');
  const id = ids.next() as PaymentId;
  const onDay = clock.today();
  const at = clock.now().toISOString();
  const journal = request.parts.some(({ borneBy }) => borneBy !== null) ? ids.next() : null;
  if (await insertPayment(sql, { ...request, id, amount, journal, onDay, at })) {
    const { account, actor } = request;
    await insertAccount(sql, { ...account, id: ids.next(), payment: id, actor, at });
    if (journal !== null) {
      await postJournal(sql, debtJournal({ id: journal, onDay }, request.owedBy, request.parts));
    }
  }
  const payment = await findByKey(sql, request.key);
  assert(payment, 'a key that is in use names a payment');
  if (payment.amount !== amount || payment.owedBy !== request.owedBy) {
    throw new Rejection(KEY_REUSED, { key: request.key });
  }
  return payment;
}
