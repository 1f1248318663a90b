import { assert } from '../../kernel/assert.ts';
import { formatYuan, type Money, minus, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { postJournal } from '../ledger/index.ts';
import type { PersonPaymentDeps, Recording } from './deps.ts';
import {
  IS_SETTLED,
  KEY_REUSED,
  MORE_THAN_OPEN,
  MORE_THAN_PAID,
  NOT_POSITIVE,
  RECEIPT_BY_MAKER,
  RECEIPT_DIFFERS,
  UNKNOWN_PAYMENT,
  UNKNOWN_RECOVERY,
} from './errors.ts';
import type { Part, Payment, PaymentId, Recovery, RecoveryId } from './model.ts';
import { bankJournal, debtJournal } from './payment-journal.ts';
import { findParts, findPayments, lockOwed } from './store/payment.ts';
import {
  findEntries,
  findRecoveriesOf,
  findRecovery,
  findRecoveryByKey,
  findRecoveryParts,
  insertEntry,
  insertRecovery,
} from './store/recovery.ts';
import { takeFromParts } from './take-from-parts.ts';

export type RecoveryRequest = {
  readonly key: string;
  readonly payment: PaymentId;
  /** Null: all that was not asked back yet. */
  readonly amount: Money | null;
  readonly reason: string;
  readonly actor: string;
  /** What a settlement owed is owed back by its reversal; what the payment itself booked is booked back here. */
  readonly booked: 'by-reversal' | 'here';
};

/**
 * Claims back what was paid wrongly. The debt stands in the account from which it was paid, so that a later payment
 * from it can be kept for it.
 */
export async function recover(
  sql: Sql,
  deps: Recording,
  request: RecoveryRequest,
): Promise<Recovery> {
  const made = await findRecoveryByKey(sql, request.key);
  if (made) return sameOrRefused(made, request);
  const payment = (await findPayments(sql, [request.payment])).get(request.payment);
  if (!payment) throw new Rejection(UNKNOWN_PAYMENT, { id: request.payment });
  await lockOwed(sql, [payment.owedBy]);
  // Two that ask under one key at one moment: the second waited, and finds what the first recorded.
  const meanwhile = await findRecoveryByKey(sql, request.key);
  if (meanwhile) return sameOrRefused(meanwhile, request);

  const before = await findRecoveriesOf(sql, payment.id);
  const open = minus(payment.amount, sum(before.map(({ amount }) => amount)));
  const amount = request.amount ?? open;
  const refusal = refuseRecovery(payment, amount, open);
  if (refusal) throw refusal;

  const spent = minus(payment.amount, open);
  const { left } = takeFromParts(await findParts(sql, [payment.id]), spent);
  const parts = takeFromParts(left, amount).taken;
  if (request.booked === 'here' && parts.some(({ borneBy }) => borneBy === null)) {
    throw new Rejection(IS_SETTLED, { payment: payment.id });
  }
  return record(sql, deps, { request, payment, amount, parts });
}

function sameOrRefused(made: Recovery, { key, payment, amount }: RecoveryRequest): Recovery {
  if (made.payment === payment && (amount === null || amount === made.amount)) return made;
  throw new Rejection(KEY_REUSED, { key });
}

function refuseRecovery(payment: Payment, amount: Money, open: Money): Rejection | null {
  if (amount <= ZERO) return new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  if (amount > open) {
    return new Rejection(MORE_THAN_PAID, {
      payment: payment.id,
      amount: formatYuan(amount),
      open: formatYuan(open),
    });
  }
  return null;
}

type Recorded = {
  readonly request: RecoveryRequest;
  readonly payment: Payment;
  readonly amount: Money;
  readonly parts: readonly Part[];
};

async function record(
  sql: Sql,
  { ids, clock }: Recording,
  { request, payment, amount, parts }: Recorded,
): Promise<Recovery> {
  const { key, reason, actor: madeBy } = request;
  const onDay = clock.today();
  const here = request.booked === 'here';
  const borne = parts.map((part) => (here ? part : { ...part, borneBy: null }));
  const journal = here ? ids.next() : null;
  const id = ids.next() as RecoveryId;
  await insertRecovery(sql, {
    ...{ id, key, payment: payment.id, owedBy: payment.owedBy, amount, reason, journal, onDay },
    ...{ madeBy, madeAt: clock.now().toISOString(), parts: borne },
  });
  if (journal !== null) {
    await postJournal(sql, debtJournal({ id: journal, onDay }, payment.owedBy, borne, true));
  }
  const recovery = await findRecovery(sql, id);
  assert(recovery, 'what was recorded can be read');
  return recovery;
}

export type ReceiptRequest = {
  readonly recovery: RecoveryId;
  readonly amount: Money;
  /** The bank's own number of what came in: it is booked once. */
  readonly reference: string;
  readonly actor: string;
};

/** Money that came in by the bank. Whoever claimed it back does not say that it came. */
export function receive(deps: PersonPaymentDeps, request: ReceiptRequest): Promise<Recovery> {
  const { recovery: id, amount, reference, actor } = request;
  return deps.database.transaction(async (sql) => {
    const before = await findRecovery(sql, id);
    if (!before) throw new Rejection(UNKNOWN_RECOVERY, { id });
    await lockOwed(sql, [before.owedBy]);
    const recovery = (await findRecovery(sql, id)) as Recovery;
    const booked = (await findEntries(sql, id)).find(
      (entry) => entry.kind === 'received' && entry.reference === reference,
    );
    if (booked?.amount === amount) return recovery;
    if (booked) throw new Rejection(RECEIPT_DIFFERS, { reference });
    const refusal = refuseReceipt(recovery, request);
    if (refusal) throw refusal;

    const onDay = deps.clock.today();
    const journal = deps.ids.next();
    const { taken } = takeFromParts(await findRecoveryParts(sql, id), amount);
    const at = deps.clock.now().toISOString();
    const entry = { recovery: id, kind: 'received' as const, amount, payment: null, reference };
    await insertEntry(sql, { ...entry, actor, at, journal, onDay }, taken);
    await postJournal(sql, bankJournal({ id: journal, onDay }, recovery.owedBy, taken, true));
    return (await findRecovery(sql, id)) as Recovery;
  });
}

function refuseReceipt(recovery: Recovery, { amount, actor }: ReceiptRequest): Rejection | null {
  if (amount <= ZERO) return new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  if (recovery.madeBy === actor) return new Rejection(RECEIPT_BY_MAKER, { actor });
  if (amount > recovery.open) {
    return new Rejection(MORE_THAN_OPEN, {
      amount: formatYuan(amount),
      open: formatYuan(recovery.open),
    });
  }
  return null;
}
