import { type Money, minus, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { endCoverage, mayRefund, withdrawCoverage } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { endUnborne } from '../own-account/index.ts';
import { drawKeyOf } from './account-port.ts';
import type { PremiumDeps } from './deps.ts';
import { NO_ACCOUNTS, NOT_PAID, REFUND_TOO_LATE } from './errors.ts';
import { rulesOn } from './gather-premium.ts';
import { findGivenBack } from './help/store.ts';
import type { Actor, OrderId, StandingOrder } from './model.ts';
import { fromAccount, movementsOfRefund } from './premium-journal.ts';
import { book, eventOf } from './record-premiums.ts';
import { insertEvents } from './store/orders.ts';
import { isDone, lockOrder } from './withdraw-premium.ts';

export type RefundRequest = {
  readonly key: string;
  readonly order: OrderId;
  readonly reason: string;
  /** Somebody decided so although the insurance has begun; it then ends today. */
  readonly begun?: boolean;
};

export type Refunded = {
  readonly order: StandingOrder;
  /** Owed to the person (`due:<person>`) and paid to him by whoever asked for the refund. */
  readonly toPerson: Money;
};

/** Gives to everybody what he gave, and takes back the insurance that it made. */
export async function refundPremium(
  sql: Sql,
  deps: PremiumDeps,
  { key, order: id, reason, begun = false }: RefundRequest,
  actor: Actor,
): Promise<Refunded> {
  const order = await lockOrder(sql, id);
  const { channel } = order;
  const drawn = channel !== null && fromAccount(channel);
  const before = drawn ? [] : await findGivenBack(sql, id);
  const given = sum(before.map(({ amount }) => amount));
  const toPerson = drawn ? ZERO : minus(order.personal, given);
  if (await isDone(sql, { key, order: id, kind: 'refunded' })) return { order, toPerson };
  if (order.state !== 'paid' || !channel || !order.insurance) {
    throw new Rejection(NOT_PAID, { order: id, state: order.state });
  }
  const today = deps.clock.today();
  const { startsOn } = order.insurance;
  const { premium } = rulesOn(deps.figures, deps.database.area, today);
  if (!begun && !mayRefund({ askedOn: today, startsOn }, premium.refund)) {
    throw new Rejection(REFUND_TOO_LATE, { order: id, startsOn });
  }

  if (drawn) {
    if (!deps.accounts) throw new Rejection(NO_ACCOUNTS);
    const back = { key: `${drawKeyOf(id)}:back`, draw: drawKeyOf(id), by: actor.id };
    await deps.accounts.returnDraw(sql, back);
  }
  const journal = await book(sql, deps, today, movementsOfRefund(order, channel, before));
  const more = { key, channel, journal, reference: reason };
  await insertEvents(sql, [eventOf(deps, { order, kind: 'refunded', actor, more })]);
  if (startsOn < today && order.scheme === 'resident') {
    await endCoverage(sql, { personId: order.person, scheme: 'resident' }, today);
  } else {
    await withdrawCoverage(sql, id);
  }
  await endUnborne(sql, deps, order.person, actor.id);
  return { order: await lockOrder(sql, id), toPerson };
}
