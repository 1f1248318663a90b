import { createHash } from 'node:crypto';
import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { decideOrder, type OrderDecided, type PremiumAsked } from './decide-order.ts';
import type { PremiumDeps, Writing } from './deps.ts';
import { KEY_REUSED, UNKNOWN_ORDER } from './errors.ts';
import { gatherPremium, rulesOn } from './gather-premium.ts';
import type { Actor, BatchId, OrderId, PremiumOrder, StandingOrder } from './model.ts';
import { recordMade, recordPaid } from './record-premiums.ts';
import { findOrder, findOrderByKey } from './store/orders.ts';
import { withdrawIn } from './withdraw-premium.ts';

export type OrderRequest = PremiumAsked & { readonly key: string; readonly person: PersonId };

/** Asks somebody for a year's premium. Whom all is given is insured at once. The same key is the same order, for ever. */
export async function orderPremium(
  sql: Sql,
  deps: PremiumDeps,
  request: OrderRequest,
  actor: Actor,
): Promise<StandingOrder> {
  const known = await findOrderByKey(sql, request.key);
  if (known) return sameOrder(known, request);
  const today = deps.clock.today();
  const rules = rulesOn(deps.figures, deps.database.area, today);
  const facts = await gatherPremium(sql, request.person, today);
  // The same request may have come while this one waited for the person.
  const meanwhile = facts.orders.find(({ key }) => key === request.key);
  if (meanwhile) return sameOrder(meanwhile, request);

  const decided = decideOrder(request, facts, rules, today);

  if (decided.replaces) await withdrawIn(sql, deps, decided.replaces, { actor, reason: 'expired' });
  const order = buildOrder(deps, { request, decided, today, actor, batch: null });
  await recordMade(sql, deps, [order], actor);
  if (order.personal === ZERO) {
    const made = { ...order, seq: 1, state: 'made' as const };
    await recordPaid(sql, deps, [{ order: made, year: decided.year, channel: 'aid' }], actor);
  }
  return getOrder(sql, order.id);
}

/** What it would be, without asking for anything: amounts, waiting time, first day with benefits. */
export async function tryPremium(
  sql: Sql,
  deps: PremiumDeps,
  request: Omit<OrderRequest, 'key'>,
): Promise<OrderDecided> {
  const today = deps.clock.today();
  const rules = rulesOn(deps.figures, deps.database.area, today);
  return decideOrder(request, await gatherPremium(sql, request.person, today), rules, today);
}

export type OrderParts = {
  readonly request: OrderRequest;
  readonly decided: OrderDecided;
  readonly today: Day;
  readonly actor: Actor;
  readonly batch: BatchId | null;
};

export function buildOrder(
  { ids, clock }: Writing,
  { request, decided, today, actor, batch }: OrderParts,
): PremiumOrder {
  const { key, person, scheme, year, repairedYears } = request;
  return {
    ...{ id: ids.next() as OrderId, key, bodyHash: hashOf(request), person, scheme, year },
    ...{ repairedYears, attempt: decided.attempt, payUntil: decided.year.payUntil },
    ...{ madeOn: today, madeAt: clock.now().toISOString(), madeBy: actor.id },
    ...{ office: actor.office, batch, ...decided.shares },
  };
}

export async function getOrder(sql: Sql, id: OrderId): Promise<StandingOrder> {
  const order = await findOrder(sql, id);
  if (!order) throw new Rejection(UNKNOWN_ORDER, { id });
  return order;
}

function sameOrder(known: StandingOrder, request: OrderRequest): StandingOrder {
  if (known.bodyHash === hashOf(request)) return known;
  throw new Rejection(KEY_REUSED, { key: request.key });
}

function hashOf({ person, scheme, year, repairedYears }: OrderRequest): string {
  const body = [person, scheme, year, repairedYears].join('|');
  return createHash('sha256').update(body).digest('hex');
}
