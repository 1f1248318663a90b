import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import { toShortId } from '../../kernel/short-id.ts';
import { insertCoverages } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Movement, postJournal } from '../ledger/index.ts';
import type { YearDecided } from './decide-order.ts';
import type { Writing } from './deps.ts';
import {
  type Actor,
  type Channel,
  ORDER_MOVES,
  type OrderState,
  type PremiumEvent,
  type PremiumOrder,
} from './model.ts';
import { movementsOfMade, movementsOfPaid, premiumJournal } from './premium-journal.ts';
import { insertEvents, insertOrders } from './store/orders.ts';

export type Moved = {
  readonly order: Pick<PremiumOrder, 'id'> & { readonly seq: number; readonly state: OrderState };
  readonly kind: OrderState;
  readonly actor: Actor;
  readonly more?: Partial<PremiumEvent>;
};

/** The next event of an order; what may not follow what stands is a defect of the caller. */
export function eventOf(deps: Pick<Writing, 'clock'>, moved: Moved): PremiumEvent {
  const { order, kind, actor, more = {} } = moved;
  assert(ORDER_MOVES[order.state].includes(kind), `an order that is ${order.state} can be ${kind}`);
  return { ...madeEvent(deps, order, actor), seq: order.seq + 1, kind, ...more };
}

function madeEvent(
  { clock }: Pick<Writing, 'clock'>,
  { id }: Pick<PremiumOrder, 'id'>,
  actor: Actor,
): PremiumEvent {
  return {
    ...{ order: id, seq: 1, kind: 'made' as const, key: null, channel: null, paymentId: null },
    ...{ payer: null, agreement: null, reference: '', journal: null, insurance: null },
    ...{ receipt: null, actor: actor.id, onDay: clock.today(), at: clock.now().toISOString() },
  };
}

/** One journal of what is booked together; null where nothing is. */
export async function book(
  sql: Sql,
  deps: Pick<Writing, 'ids'>,
  onDay: Day,
  movements: readonly Movement[],
): Promise<string | null> {
  const journal = deps.ids.next();
  const transfers = premiumJournal(journal, onDay, movements);
  if (transfers.length === 0) return null;
  await postJournal(sql, transfers);
  return journal;
}

export async function recordMade(
  sql: Sql,
  deps: Writing,
  orders: readonly PremiumOrder[],
  actor: Actor,
): Promise<void> {
  if (orders.length === 0) return;
  const journal = await book(sql, deps, deps.clock.today(), orders.flatMap(movementsOfMade));
  await insertOrders(sql, orders);
  await insertEvents(
    sql,
    orders.map((order) => ({
      ...madeEvent(deps, order, actor),
      journal: order.aid > 0n ? journal : null,
    })),
  );
}

export type Paid = {
  readonly order: PremiumOrder & { readonly seq: number; readonly state: OrderState };
  readonly year: YearDecided;
  readonly channel: Channel;
  readonly more?: Partial<PremiumEvent>;
};

/** Paid is: booked whole, with a receipt of its own, and insured by dated periods that name the order. */
export async function recordPaid(
  sql: Sql,
  deps: Writing,
  paid: readonly Paid[],
  actor: Actor,
): Promise<void> {
  if (paid.length === 0) return;
  const movements = paid.flatMap(({ order, channel }) => movementsOfPaid(order, channel));
  const journal = await book(sql, deps, deps.clock.today(), movements);
  await insertEvents(
    sql,
    paid.map(({ order, year, channel, more }) =>
      eventOf(deps, {
        ...{ order, kind: 'paid' as const, actor },
        more: {
          ...more,
          ...{ channel, journal, insurance: year.insurance, receipt: toShortId(deps.ids.next()) },
        },
      }),
    ),
  );
  const periods = paid.flatMap(({ order, year }) =>
    year.periods.map((period) => ({ id: deps.ids.next(), order: order.id as string, period })),
  );
  if (periods.length > 0) await insertCoverages(sql, periods);
}
