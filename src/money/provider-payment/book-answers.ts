import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { postJournal } from '../ledger/index.ts';
import type { BankAnswer } from './bank.ts';
import type { PaymentDeps } from './close-period.ts';
import { decideAnswer } from './decide-answer.ts';
import type { Order, OrderId, OrderState } from './model.ts';
import { getOrders } from './move-order.ts';
import { orderJournal } from './payment-journal.ts';
import { insertEvent, lockOrders } from './store/order.ts';

export type KeyedAnswer = BankAnswer & { readonly key: OrderId };

/**
 * What the bank said, in the order's events and the ledger, together or not at all. The same answer a second
 * time changes nothing, so a bank may be asked and a file be read as often as one likes.
 */
export function bookAnswers(
  deps: PaymentDeps,
  answers: readonly KeyedAnswer[],
  actor: string,
): Promise<readonly OrderId[]> {
  return deps.database.transaction(async (sql) => {
    const ids = answers.map(({ key }) => key);
    await lockOrders(sql, ids);
    const orders = new Map((await getOrders(sql, ids)).map((order) => [order.id, order]));

    const changed: OrderId[] = [];
    for (const answer of answers) {
      const order = orders.get(answer.key) as Order;
      const states = decideAnswer(order, answer.outcome);
      if (states instanceof Rejection) throw states;
      const after = await record(deps, sql, { order, answer, states, actor });
      orders.set(after.id, after);
      if (states.length > 0) changed.push(order.id);
    }
    return changed;
  });
}

type Booking = {
  readonly order: Order;
  readonly answer: BankAnswer;
  readonly states: readonly OrderState[];
  readonly actor: string;
};

async function record({ ids, clock }: PaymentDeps, sql: Sql, booking: Booking): Promise<Order> {
  const { answer, states, actor } = booking;
  const onDay = clock.today();
  const at = clock.now().toISOString();
  const said = { actor, at, detail: answer.reason, reference: answer.reference, onDay };
  let { order } = booking;
  for (const state of states) {
    const seq = order.seq + 1;
    const journal = state === 'paid' || state === 'returned' ? ids.next() : null;
    await insertEvent(sql, { order: order.id, seq, state, journal, ...said });
    if (journal !== null && (state === 'paid' || state === 'returned')) {
      await postJournal(sql, orderJournal(journal, order, { state, onDay }));
    }
    order = { ...order, state, seq, at };
  }
  return order;
}
