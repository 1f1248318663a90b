import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  ORDER_ACTIONS,
  type OrderAction,
  type OrderId,
  refuseMove,
  UNKNOWN_ORDER,
} from '../provider-payment/index.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { UNKNOWN_BATCH } from './errors.ts';
import type { BatchId, PersonOrder } from './model.ts';
import { findOrders, findOrdersOfBatch, insertEvent } from './store/order.ts';
import { lockOwed } from './store/payment.ts';

export type PersonMove = {
  readonly batch: BatchId;
  /** Null: all of the batch that are in a state for it. */
  readonly orders: readonly OrderId[] | null;
  readonly action: Exclude<OrderAction, 'ask'>;
  readonly actor: string;
  /** A reason, or the file it goes out with. */
  readonly detail: string;
};

/** All of them, or none; the orders as they stand then. The table is that of paying providers. */
export function moveOrders(
  deps: PersonPaymentDeps,
  move: PersonMove,
): Promise<readonly PersonOrder[]> {
  const { action, actor, detail } = move;
  return deps.database.transaction(async (sql) => {
    const all = await findOrdersOfBatch(sql, move.batch);
    if (all.length === 0) throw new Rejection(UNKNOWN_BATCH, { id: move.batch });
    const named = all.filter(({ id }) => move.orders === null || move.orders.includes(id));
    const strange = move.orders?.find((id) => named.every((order) => order.id !== id));
    if (strange !== undefined) throw new Rejection(UNKNOWN_ORDER, { id: strange });
    await lockOwed(
      sql,
      named.map(({ owedBy }) => owedBy),
    );
    const orders = await chosen(sql, named, move);

    const refusal = orders.map((order) => refuseMove(order, action, actor)).find(Boolean);
    if (refusal) throw refusal;

    const at = deps.clock.now().toISOString();
    const state = ORDER_ACTIONS[action].to;
    const nothing = { reference: '', journal: null, onDay: deps.clock.today() };
    for (const { id, seq } of orders) {
      await insertEvent(sql, { order: id, seq: seq + 1, state, actor, at, detail, ...nothing });
    }
    return orders.map((order) => ({ ...order, state, seq: order.seq + 1, at, detail }));
  });
}

/** Of a whole batch, those in a state for it; where none is, all, so that the refusal says in which state they are. */
async function chosen(sql: Sql, named: readonly PersonOrder[], { orders, action }: PersonMove) {
  const now = [
    ...(
      await findOrders(
        sql,
        named.map(({ id }) => id),
      )
    ).values(),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (orders !== null) return now;
  const from: readonly string[] = ORDER_ACTIONS[action].from;
  const ready = now.filter(({ state }) => from.includes(state));
  return ready.length > 0 ? ready : now;
}
