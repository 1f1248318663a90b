import type { Day } from '../../../kernel/days.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import {
  decideOrder,
  type OrderDecided,
  type PremiumFacts,
  type PremiumRules,
} from '../decide-order.ts';
import type { PremiumDeps } from '../deps.ts';
import { HELP_PAID, HELP_USED, UNDER_WAY } from '../errors.ts';
import { gatherPremium, rulesOn } from '../gather-premium.ts';
import type { Actor, OrderId, StandingOrder } from '../model.ts';
import { buildOrder } from '../order-premium.ts';
import { recordMade } from '../record-premiums.ts';
import { refundPremium } from '../refund-premium.ts';
import { lockOrder, withdrawIn } from '../withdraw-premium.ts';
import type { Help } from './model.ts';
import { findHelpBy, insertUndone, isHelpPaid } from './store.ts';

const REASON = 'help-withdrawn';

/**
 * Takes back what a decision gave: the help goes to its budget, insurance that it alone paid for ends, and who had asked for
 * the year before is asked for all of it. Done before it changes nothing; what the person paid something for, or was paid
 * out, is refused, and is given back by a refund of the premium first.
 */
export async function undoHelp(
  sql: Sql,
  deps: PremiumDeps,
  cause: string,
  actor: Actor,
): Promise<void> {
  const seen = await findHelpBy(sql, cause);
  if (!seen?.order) return;
  const order = await lockOrder(sql, seen.order);
  // It may have been taken back while this one waited for the person.
  const help = await findHelpBy(sql, cause);
  if (!help) return;

  if (help.outcome === 'difference') await refuseGiven(sql, help);
  else await takeBack(sql, deps, { help, order }, actor);
  const lowered = help.outcome === 'lowered' || help.outcome === 'raised';
  const again = lowered ? await askAgain(sql, deps, { help, order }, actor) : null;

  const on = deps.clock.today();
  const at = deps.clock.now().toISOString();
  await insertUndone(sql, { help: help.id, order: again, actor: actor.id, on, at });
}

async function refuseGiven(sql: Sql, { id, year }: Help): Promise<void> {
  if (await isHelpPaid(sql, id)) throw new Rejection(HELP_PAID, { year: String(year) });
}

type Standing = { readonly help: Help; readonly order: StandingOrder };

async function takeBack(
  sql: Sql,
  deps: PremiumDeps,
  { help, order }: Standing,
  actor: Actor,
): Promise<void> {
  switch (order.state) {
    case 'made':
    case 'failed':
      return withdrawIn(sql, deps, order, { actor, reason: REASON });
    case 'sent':
    case 'unknown':
      throw new Rejection(UNDER_WAY, { order: order.id });
    case 'paid': {
      if (order.channel !== 'aid') throw new Rejection(HELP_USED, { year: String(order.year) });
      const back = { key: `undo:${help.id}`, order: order.id, reason: REASON, begun: true };
      await refundPremium(sql, deps, back, actor);
      return;
    }
    // The help went back to its budget with it.
    case 'withdrawn':
    case 'refunded':
      return;
    default:
      order.state satisfies never;
  }
}

/** Null where the year can no longer be asked for, or another order of it stands. */
async function askAgain(
  sql: Sql,
  deps: PremiumDeps,
  { help, order }: Standing,
  actor: Actor,
): Promise<OrderId | null> {
  const today = deps.clock.today();
  const rules = rulesOn(deps.figures, deps.database.area, today);
  const facts = await gatherPremium(sql, order.person, today);
  const decided = withoutHelp(order, facts, rules, today);
  if (!decided) return null;
  const { person, scheme, year, repairedYears } = order;
  const request = { key: `undo:${help.id}`, person, scheme, year, repairedYears };
  const made = buildOrder(deps, { request, decided, today, actor, batch: null });
  await recordMade(sql, deps, [made], actor);
  return made.id;
}

function withoutHelp(
  order: StandingOrder,
  facts: PremiumFacts,
  rules: PremiumRules,
  today: Day,
): OrderDecided | null {
  try {
    return decideOrder(order, { ...facts, groups: [] }, rules, today);
  } catch (error) {
    if (error instanceof Rejection) return null;
    throw error;
  }
}
