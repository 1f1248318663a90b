import { Rejection } from '../../kernel/rejection.ts';
import { NOT_IN_THIS_STATE, SAME_PERSON } from './errors.ts';
import type { Order } from './model.ts';
import { type ActionRule, ORDER_ACTIONS, type OrderAction } from './order-actions.ts';

/** Null: it may be done. The state speaks first, so that whoever comes second learns what happened. */
export function refuseMove(
  order: Pick<Order, 'id' | 'state' | 'hands'>,
  action: OrderAction,
  actor: string,
): Rejection | null {
  const { from, secondPerson }: ActionRule = ORDER_ACTIONS[action];
  if (!from.includes(order.state)) {
    return new Rejection(NOT_IN_THIS_STATE, { order: order.id, state: order.state, action });
  }
  if (secondPerson && order.hands.includes(actor)) return new Rejection(SAME_PERSON, { actor });
  return null;
}
