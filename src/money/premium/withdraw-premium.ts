import { Rejection } from '../../kernel/rejection.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PremiumDeps, Writing } from './deps.ts';
import { KEY_REUSED, NOT_OPEN, PAID_ALREADY, UNDER_WAY, UNKNOWN_ORDER } from './errors.ts';
import type { Actor, OrderId, OrderState, StandingOrder } from './model.ts';
import { movementsOfWithdrawn } from './premium-journal.ts';
import { book, eventOf } from './record-premiums.ts';
import { findEventByKey, findOrder, insertEvents } from './store/orders.ts';

type Withdrawal = { readonly actor: Actor; readonly reason: string; readonly key?: string };

/** An order that nobody paid is asked for no longer, and the help goes back to its budget. */
export async function withdrawPremium(
  sql: Sql,
  deps: PremiumDeps,
  id: OrderId,
  withdrawal: Withdrawal & { readonly key: string },
): Promise<StandingOrder> {
  const order = await lockOrder(sql, id);
  if (await isDone(sql, { key: withdrawal.key, order: id, kind: 'withdrawn' })) return order;
  refuseClosed(order);
  await withdrawIn(sql, deps, order, withdrawal);
  return lockOrder(sql, id);
}

/** Of an order that was looked at under the lock of its person. */
export function withdrawIn(
  sql: Sql,
  deps: Writing,
  order: StandingOrder,
  withdrawal: Withdrawal,
): Promise<void> {
  return recordWithdrawn(sql, deps, [order], withdrawal);
}

/** Several at once, by one journal; the caller holds their persons. A key is of one order. */
export async function recordWithdrawn(
  sql: Sql,
  deps: Writing,
  orders: readonly StandingOrder[],
  { actor, reason, key }: Withdrawal,
): Promise<void> {
  if (orders.length === 0) return;
  const journal = await book(sql, deps, deps.clock.today(), orders.flatMap(movementsOfWithdrawn));
  await insertEvents(
    sql,
    orders.map((order) => {
      const more = {
        journal: order.aid > 0n ? journal : null,
        ...{ reference: reason, key: key ?? null },
      };
      return eventOf(deps, { order, kind: 'withdrawn', actor, more });
    }),
  );
}

type Keyed = { readonly key: string; readonly order: OrderId; readonly kind: OrderState };

/** Whether this request did it before, asked under the lock of its person; a key of something else is refused. */
export async function isDone(sql: Sql, { key, order, kind }: Keyed): Promise<boolean> {
  const done = await findEventByKey(sql, key);
  if (!done) return false;
  if (done.order !== order || done.kind !== kind) throw new Rejection(KEY_REUSED, { key });
  return true;
}

/** The order as it stands once nobody else works on its person. */
export async function lockOrder(sql: Sql, id: OrderId): Promise<StandingOrder> {
  const found = await findOrder(sql, id);
  if (!found) throw new Rejection(UNKNOWN_ORDER, { id });
  await lockPersons(sql, [found.person]);
  return (await findOrder(sql, id)) as StandingOrder;
}

/** Says no to paying or withdrawing what is paid, under way, or no longer asked for. */
export function refuseClosed({ id, state, receipt }: StandingOrder): void {
  if (state === 'paid') throw new Rejection(PAID_ALREADY, { order: id, receipt: receipt ?? '' });
  if (state === 'sent' || state === 'unknown') throw new Rejection(UNDER_WAY, { order: id });
  if (state !== 'made' && state !== 'failed') throw new Rejection(NOT_OPEN, { order: id, state });
}
