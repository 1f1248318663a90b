import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CollectAnswer, Collection, Collector } from './collector.ts';
import type { PremiumDeps } from './deps.ts';
import { NO_COLLECTOR, NOTHING_UNDER_WAY } from './errors.ts';
import type { Actor, OrderId, PremiumEvent, StandingOrder } from './model.ts';
import { yearPaidOn } from './pay-premium.ts';
import { movementsOfVain } from './premium-journal.ts';
import { book, eventOf, recordPaid } from './record-premiums.ts';
import { findSentDay, insertEvents } from './store/orders.ts';
import { isDone, lockOrder, refuseClosed } from './withdraw-premium.ts';

export type CollectRequest = {
  readonly key: string;
  readonly order: OrderId;
  readonly by: 'bank' | 'tax';
  /** By which the money may be collected. */
  readonly agreement: string;
};

/**
 * Has a bank or the tax office collect a premium. That it was told is recorded before it hears of it: whatever breaks
 * afterwards, the payment is under way and is asked for by its id, and never begun a second time.
 */
export async function collectPremium(
  deps: PremiumDeps,
  request: CollectRequest,
  actor: Actor,
): Promise<StandingOrder> {
  const collector = collectorOf(deps, request.by);
  const { order, begun } = await deps.database.transaction((sql) =>
    begin(sql, deps, request, actor),
  );
  if (!begun) return isUnderWay(order) ? askForPremium(deps, order.id, actor) : order;
  return bookAnswer(deps, order, await collector.collect(collectionOf(order)), actor);
}

async function begin(
  sql: Sql,
  deps: PremiumDeps,
  { key, order: id, by, agreement }: CollectRequest,
  actor: Actor,
): Promise<{ readonly order: StandingOrder; readonly begun: boolean }> {
  const order = await lockOrder(sql, id);
  if (await isDone(sql, { key, order: id, kind: 'sent' })) return { order, begun: false };
  refuseClosed(order);
  // Whatever speaks against the insurance is said before any money moves.
  await yearPaidOn(sql, deps, order, deps.clock.today());
  const more = { key, channel: by, agreement, paymentId: deps.ids.next() };
  await insertEvents(sql, [eventOf(deps, { order, kind: 'sent', actor, more })]);
  return { order: await lockOrder(sql, id), begun: true };
}

/** Asks what became of it. Who never heard of the id is told again under the same. */
export async function askForPremium(
  deps: PremiumDeps,
  id: OrderId,
  actor: Actor,
): Promise<StandingOrder> {
  const order = await deps.database.transaction((sql) => lockOrder(sql, id));
  if (!isUnderWay(order)) throw new Rejection(NOTHING_UNDER_WAY, { order: id, state: order.state });
  const collector = collectorOf(deps, order.channel as CollectRequest['by']);
  const collection = collectionOf(order);
  const answer = (await collector.ask(collection.key)) ?? (await collector.collect(collection));
  return bookAnswer(deps, order, answer, actor);
}

/** An answer that came meanwhile is not booked twice; one that is still unknown adds no line. */
function bookAnswer(
  deps: PremiumDeps,
  { id, paymentId }: StandingOrder,
  answer: CollectAnswer,
  actor: Actor,
): Promise<StandingOrder> {
  return deps.database.transaction(async (sql) => {
    const order = await lockOrder(sql, id);
    if (!isUnderWay(order) || order.paymentId !== paymentId) return order;
    const { channel, agreement } = order;
    const reference = answer.reference || answer.reason;
    const more = { channel, paymentId, agreement, reference };
    if (answer.outcome === 'paid') {
      await bookPaid(sql, deps, { order, more }, actor);
    } else if (answer.outcome === 'failed' || order.state === 'sent') {
      await insertEvents(sql, [eventOf(deps, { order, kind: answer.outcome, actor, more })]);
    }
    return lockOrder(sql, id);
  });
}

type Collected = { readonly order: StandingOrder; readonly more: Partial<PremiumEvent> };

/**
 * The insurance of the day on which the collector was told. Where something came up meanwhile that speaks against it, the
 * money is here all the same: it is owed to the person, and the order is open again.
 */
async function bookPaid(
  sql: Sql,
  deps: PremiumDeps,
  { order, more }: Collected,
  actor: Actor,
): Promise<void> {
  const channel = order.channel ?? 'bank';
  const paidOn = (await findSentDay(sql, order.paymentId ?? '', order.id)) ?? order.movedOn;
  const year = await yearPaidOn(sql, deps, order, paidOn).catch(asRefusal);
  if (!(year instanceof Rejection)) {
    await recordPaid(sql, deps, [{ order, year, channel, more }], actor);
    return;
  }
  const journal = await book(sql, deps, deps.clock.today(), movementsOfVain(order, channel));
  const failed = { ...more, journal, reference: year.kind.code };
  await insertEvents(sql, [eventOf(deps, { order, kind: 'failed', actor, more: failed })]);
}

function asRefusal(error: unknown): Rejection {
  if (error instanceof Rejection) return error;
  throw error;
}

function isUnderWay({ state }: StandingOrder): boolean {
  return state === 'sent' || state === 'unknown';
}

function collectionOf({ paymentId, personal, agreement }: StandingOrder): Collection {
  return { key: paymentId ?? '', amount: personal, agreement: agreement ?? '' };
}

function collectorOf({ collectors }: PremiumDeps, by: CollectRequest['by']): Collector {
  const collector = collectors[by];
  if (!collector) throw new Rejection(NO_COLLECTOR, { channel: by });
  return collector;
}
