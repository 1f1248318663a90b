import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { postJournal } from '../ledger/index.ts';
import {
  type BankAnswer,
  decideAnswer,
  type KeyedAnswer,
  type OrderId,
  type OrderState,
  UNKNOWN_ORDER,
} from '../provider-payment/index.ts';
import type { PersonPaymentDeps } from './deps.ts';
import type { PaymentMoved, PersonOrder } from './model.ts';
import { bankJournal } from './payment-journal.ts';
import { findOrderParts, findOrders, insertEvent } from './store/order.ts';
import { findPayments, lockOwed } from './store/payment.ts';

/**
 * What the bank said, in the order's events, the ledger and the case, together or not at all. The same answer a
 * second time changes nothing.
 */
export function bookAnswers(
  deps: PersonPaymentDeps,
  answers: readonly KeyedAnswer[],
  actor: string,
): Promise<readonly OrderId[]> {
  return deps.database.transaction(async (sql) => {
    const ids = answers.map(({ key }) => key);
    const known = await findOrders(sql, ids);
    const strange = ids.find((id) => !known.has(id));
    if (strange !== undefined) throw new Rejection(UNKNOWN_ORDER, { id: strange });
    await lockOwed(
      sql,
      [...known.values()].map(({ owedBy }) => owedBy),
    );
    const orders = await findOrders(sql, ids);

    const changed: OrderId[] = [];
    for (const answer of answers) {
      const order = orders.get(answer.key) as PersonOrder;
      const states = decideAnswer(order, answer.outcome);
      if (states instanceof Rejection) throw states;
      const after = await record(deps, sql, { order, answer, states, actor });
      orders.set(after.id, after);
      if (states.length === 0) continue;
      changed.push(order.id);
      await tell(deps, sql, after, answer);
    }
    return changed;
  });
}

type Booking = {
  readonly order: PersonOrder;
  readonly answer: BankAnswer;
  readonly states: readonly OrderState[];
  readonly actor: string;
};

async function record(
  { ids, clock }: PersonPaymentDeps,
  sql: Sql,
  { answer, states, actor, ...booking }: Booking,
): Promise<PersonOrder> {
  const onDay = clock.today();
  const at = clock.now().toISOString();
  const said = { actor, at, detail: answer.reason, reference: answer.reference, onDay };
  let { order } = booking;
  for (const state of states) {
    const seq = order.seq + 1;
    const moves = state === 'paid' || state === 'returned';
    const journal = moves ? ids.next() : null;
    await insertEvent(sql, { order: order.id, seq, state, journal, ...said });
    if (journal !== null) {
      const parts = await findOrderParts(sql, order.id);
      const into = state === 'returned';
      await postJournal(sql, bankJournal({ id: journal, onDay }, order.owedBy, parts, into));
    }
    order = { ...order, state, seq, at };
  }
  return order;
}

const TOLD = ['paid', 'failed', 'returned'] as const satisfies readonly PaymentMoved['state'][];

async function tell(
  { paymentMoved }: PersonPaymentDeps,
  sql: Sql,
  { payment, state, amount, case: ofCase, person }: PersonOrder,
  { reason }: BankAnswer,
): Promise<void> {
  const said = TOLD.find((name) => name === state);
  if (!said) return;
  const key = (await findPayments(sql, [payment])).get(payment)?.key ?? '';
  await paymentMoved(sql, { payment, key, case: ofCase, person, state: said, amount, reason });
}
