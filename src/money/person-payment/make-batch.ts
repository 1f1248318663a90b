import { minus, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { OrderId } from '../provider-payment/index.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { KEY_REUSED, NOT_WAITING, NOTHING_WAITING, UNKNOWN_PAYMENT } from './errors.ts';
import type { BatchId, Payment, PaymentId } from './model.ts';
import { findBatchByKey, insertBatch, insertEvent, insertOrder } from './store/order.ts';
import { findParts, findPayments, findWaiting, lockOwed } from './store/payment.ts';
import { findDebts, findRecoveryParts, insertEntry } from './store/recovery.ts';
import { decideSetOff, takeFromParts } from './take-from-parts.ts';

export const BATCH_MAX = 1_000;

export type BatchRequest = {
  readonly key: string;
  /** Null: everything that waits, oldest first. */
  readonly payments: readonly PaymentId[] | null;
  readonly actor: string;
};

/** Orders for payments that wait, after what their creditors owe was set off. The same key makes one batch. */
export function makeBatch(deps: PersonPaymentDeps, request: BatchRequest): Promise<BatchId> {
  const { key, actor } = request;
  return deps.database.transaction(async (sql) => {
    const id = deps.ids.next() as BatchId;
    const madeAt = deps.clock.now().toISOString();
    if (!(await insertBatch(sql, { id, key, madeBy: actor, madeAt }))) {
      const made = await findBatchByKey(sql, key);
      if (made?.madeBy === actor) return made.id;
      throw new Rejection(KEY_REUSED, { key });
    }
    const payments = await gather(sql, request.payments);
    for (const payment of payments) await order(deps, sql, { payment, batch: id, actor });
    return id;
  });
}

/** Read again under their locks, so that two makers never order one payment. */
async function gather(sql: Sql, wanted: readonly PaymentId[] | null): Promise<Payment[]> {
  const ids = wanted ?? (await findWaiting(sql, BATCH_MAX)).map(({ id }) => id);
  const before = await findPayments(sql, ids);
  const missing = ids.find((id) => !before.has(id));
  if (missing !== undefined) throw new Rejection(UNKNOWN_PAYMENT, { id: missing });
  await lockOwed(
    sql,
    [...before.values()].map(({ owedBy }) => owedBy),
  );
  const found = await findPayments(sql, ids);
  const payments = [...new Set(ids)].map((id) => found.get(id) as Payment);
  const other = payments.find(({ state }) => state !== 'waiting');
  if (other && wanted !== null) {
    throw new Rejection(NOT_WAITING, { payment: other.id, state: other.state });
  }
  const waiting = payments.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) throw new Rejection(NOTHING_WAITING);
  return waiting;
}

type Ordering = { readonly payment: Payment; readonly batch: BatchId; readonly actor: string };

async function order(
  deps: PersonPaymentDeps,
  sql: Sql,
  { payment, batch, actor }: Ordering,
): Promise<void> {
  const { ids, clock } = deps;
  const setOff = await setOffDebts(deps, sql, payment, actor);
  const amount = minus(minus(payment.amount, payment.setOff), setOff);
  if (amount === ZERO) {
    const { id, key, case: ofCase, person } = payment;
    const said = { payment: id, key, case: ofCase, person, amount, reason: '' };
    return deps.paymentMoved(sql, { ...said, state: 'set-off' });
  }
  const parts = await findParts(sql, [payment.id]);
  const kept = minus(payment.amount, amount);
  const id = ids.next() as OrderId;
  await insertOrder(sql, {
    ...{ id, batch, payment: payment.id, amount, accountId: payment.accountId },
    attempt: payment.attempts + 1,
    parts: takeFromParts(parts, kept).left,
  });
  await insertEvent(sql, {
    ...{ order: id, seq: 1, state: 'made', actor, at: clock.now().toISOString() },
    ...{ detail: '', reference: '', journal: null, onDay: clock.today() },
  });
}

/** Both stand in the same account of the ledger, so a set-off moves no money and books nothing. */
async function setOffDebts(
  { clock }: PersonPaymentDeps,
  sql: Sql,
  payment: Payment,
  actor: string,
) {
  const payable = minus(payment.amount, payment.setOff);
  let kept = ZERO;
  for (const { recovery, amount } of decideSetOff(payable, await findDebts(sql, payment.owedBy))) {
    const { taken } = takeFromParts(await findRecoveryParts(sql, recovery), amount);
    await insertEntry(
      sql,
      {
        ...{ recovery, kind: 'set-off', amount, payment: payment.id, reference: '', actor },
        ...{ at: clock.now().toISOString(), journal: null, onDay: clock.today() },
      },
      taken,
    );
    kept = (kept + amount) as typeof kept;
  }
  return kept;
}
