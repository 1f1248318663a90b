import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { drawKeyOf, type PremiumPayer } from './account-port.ts';
import { decideYear, type YearDecided } from './decide-order.ts';
import type { PremiumDeps } from './deps.ts';
import { NO_ACCOUNTS, PAID_TOO_LATE } from './errors.ts';
import { gatherPremium, rulesOn } from './gather-premium.ts';
import type { Actor, OrderId, StandingOrder } from './model.ts';
import { recordPaid } from './record-premiums.ts';
import { isDone, lockOrder, refuseClosed } from './withdraw-premium.ts';

export type PayRequest = {
  readonly key: string;
  readonly order: OrderId;
} & (
  | { readonly by: 'cash' | 'station'; readonly payer: null }
  | { readonly by: 'account' | 'wallet'; readonly payer: PremiumPayer }
);

/** Pays an order at once: over the counter, or out of an own account or a wallet. A key pays once. */
export async function payPremium(
  sql: Sql,
  deps: PremiumDeps,
  request: PayRequest,
  actor: Actor,
): Promise<StandingOrder> {
  const order = await lockOrder(sql, request.order);
  if (await isDone(sql, { ...request, kind: 'paid' })) return order;
  refuseClosed(order);

  const year = await yearPaidOn(sql, deps, order, deps.clock.today());

  if (request.payer) await draw(sql, deps, order, request.payer);
  const more = { key: request.key, payer: request.payer ? payerText(request.payer) : null };
  await recordPaid(sql, deps, [{ order, year, channel: request.by, more }], actor);
  return lockOrder(sql, request.order);
}

/** The insurance of a payment of that day. What was said when the order was made held until its last day. */
export async function yearPaidOn(
  sql: Sql,
  deps: PremiumDeps,
  order: StandingOrder,
  paidOn: Day,
): Promise<YearDecided> {
  const { payUntil } = order;
  if (paidOn > payUntil) throw new Rejection(PAID_TOO_LATE, { order: order.id, until: payUntil });
  const rules = rulesOn(deps.figures, deps.database.area, paidOn);
  const facts = await gatherPremium(sql, order.person, paidOn);
  return decideYear(order, facts, rules, paidOn);
}

async function draw(
  sql: Sql,
  { accounts }: PremiumDeps,
  { id, person, personal, scheme }: StandingOrder,
  payer: PremiumPayer,
): Promise<void> {
  if (!accounts) throw new Rejection(NO_ACCOUNTS);
  const use = `premium-${scheme}` as const;
  const key = drawKeyOf(id);
  await accounts.drawPremium(sql, {
    key,
    payer,
    insured: person,
    amount: personal,
    use,
    order: id,
  });
}

function payerText(payer: PremiumPayer): string {
  return 'own' in payer ? payer.own : payer.grant;
}
