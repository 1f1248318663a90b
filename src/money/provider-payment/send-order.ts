import { Rejection } from '../../kernel/rejection.ts';
import { type Bank, type BankAnswer, instructionOf } from './bank.ts';
import { bookAnswers } from './book-answers.ts';
import type { PaymentDeps } from './close-period.ts';
import { refuseMove } from './decide-move.ts';
import { CONTRADICTION, NO_BANK } from './errors.ts';
import type { Order, OrderId } from './model.ts';
import { getOrder, moveOrders } from './move-order.ts';

/**
 * That it was sent is recorded before the bank hears of it. Whatever breaks afterwards, the order is
 * not approved any more but sent, and can only be asked for by its key.
 */
export async function sendOrder(deps: PaymentDeps, id: OrderId, actor: string): Promise<Order> {
  const bank = bankOf(deps);
  const [order] = await moveOrders(deps, { orders: [id], action: 'send', actor, detail: '' });
  return book(deps, order as Order, await bank.pay(instructionOf(order as Order)), actor);
}

/** Asks by the order's key. A bank that never heard of it is told again, under the same key. */
export async function askBank(deps: PaymentDeps, id: OrderId, actor: string): Promise<Order> {
  const bank = bankOf(deps);
  const order = await getOrder(deps.database.sql, id);
  const refusal = refuseMove(order, 'ask', actor);
  if (refusal) throw refusal;
  return book(deps, order, await answerTo(bank, order), actor);
}

async function answerTo(bank: Bank, order: Order): Promise<BankAnswer> {
  const answer = await bank.ask(order.id);
  if (answer) return answer;
  if (order.state === 'paid') {
    throw new Rejection(CONTRADICTION, { order: order.id, state: 'paid', outcome: 'unknown' });
  }
  // What went out in a file is on its way by that road, so only the file may bring it.
  if (order.inFile) return { outcome: 'unknown', reference: '', reason: '' };
  return bank.pay(instructionOf(order));
}

async function book(
  deps: PaymentDeps,
  order: Order,
  answer: BankAnswer,
  actor: string,
): Promise<Order> {
  await bookAnswers(deps, [{ ...answer, key: order.id }], actor);
  return getOrder(deps.database.sql, order.id);
}

function bankOf({ bank }: PaymentDeps): Bank {
  if (!bank) throw new Rejection(NO_BANK);
  return bank;
}
