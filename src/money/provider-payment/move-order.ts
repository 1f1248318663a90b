import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PaymentDeps } from './close-period.ts';
import { refuseMove } from './decide-move.ts';
import { UNKNOWN_ORDER } from './errors.ts';
import type { Order, OrderId } from './model.ts';
import { ORDER_ACTIONS, type OrderAction } from './order-actions.ts';
import { findOrders, insertEvent, lockOrders } from './store/order.ts';

export type Move = {
  readonly orders: readonly OrderId[];
  readonly action: Exclude<OrderAction, 'ask'>;
  readonly actor: string;
  /** A reason, or the file it goes out with. */
  readonly detail: string;
};

/** All of them, or none; the orders as they stand then. */
export function moveOrders(deps: PaymentDeps, move: Move): Promise<readonly Order[]> {
  const { orders: ids, action, actor, detail } = move;
  return deps.database.transaction(async (sql) => {
    await lockOrders(sql, ids);
    const orders = await getOrders(sql, ids);

    const refusal = orders.map((order) => refuseMove(order, action, actor)).find(Boolean);
    if (refusal) throw refusal;

    const at = deps.clock.now().toISOString();
    const onDay = deps.clock.today();
    const state = ORDER_ACTIONS[action].to;
    const nothing = { reference: '', journal: null, onDay };
    for (const { id, seq } of orders) {
      await insertEvent(sql, { order: id, seq: seq + 1, state, actor, at, detail, ...nothing });
    }
    return orders.map((order) => ({ ...order, state, seq: order.seq + 1, at, detail }));
  });
}

export async function getOrders(sql: Sql, ids: readonly OrderId[]): Promise<readonly Order[]> {
  const found = await findOrders(sql, ids);
  return [...new Set(ids)].map((id) => {
    const order = found.get(id);
    if (!order) throw new Rejection(UNKNOWN_ORDER, { id });
    return order;
  });
}

export async function getOrder(sql: Sql, id: OrderId): Promise<Order> {
  const [order] = await getOrders(sql, [id]);
  return order as Order;
}
