import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { fen, type Money, ZERO } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type {
  BatchId,
  OrderId,
  OrderState,
  PremiumEvent,
  PremiumOrder,
  StandingOrder,
} from '../model.ts';

export const ORDER = `id, key, body_hash as "bodyHash", person_id as person, scheme, year, attempt, personal,
  repaired_years as "repairedYears", levels, fiscal::text[] as fiscal, aid, aid_level as "aidLevel",
  group_code as "group", pay_until as "payUntil", made_on as "madeOn", made_at as "madeAt", made_by as "madeBy",
  office, batch_id as batch, state, seq, moved_on as "movedOn", moved_at as "movedAt", channel,
  payment_id as "paymentId", payer, agreement, reference, receipt, starts_on as "startsOn", covered_from as "coveredFrom",
  ends_on as "endsOn"`;

export type Row = Omit<StandingOrder, 'fiscal' | 'insurance'> & {
  readonly levels: readonly string[];
  readonly fiscal: readonly string[];
  readonly startsOn: Day | null;
  readonly coveredFrom: Day | null;
  readonly endsOn: Day | null;
};

export function orderOf({
  levels,
  fiscal,
  startsOn,
  coveredFrom,
  endsOn,
  ...row
}: Row): StandingOrder {
  return {
    ...row,
    fiscal: levels.map((level, i) => ({ level, amount: fen(fiscal[i] ?? '0') })),
    insurance: startsOn && coveredFrom && endsOn ? { startsOn, coveredFrom, endsOn } : null,
  };
}

export async function findOrder(sql: Sql, id: OrderId): Promise<StandingOrder | null> {
  const rows = await sql<Row>(
    'premium: order',
    `select ${ORDER} from premium_order_now where id = $1`,
    [id],
  );
  return rows[0] ? orderOf(rows[0]) : null;
}

export async function findOrderByKey(sql: Sql, key: string): Promise<StandingOrder | null> {
  const rows = await sql<Row>(
    'premium: order by key',
    `select ${ORDER} from premium_order_now where key = $1`,
    [key],
  );
  return rows[0] ? orderOf(rows[0]) : null;
}

/** All orders of persons; whoever has none is absent. */
export async function findOrdersOf(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<Map<PersonId, StandingOrder[]>> {
  const rows = await sql<Row>(
    'premium: orders of persons',
    `select ${ORDER} from premium_order_now where person_id = any($1) order by id`,
    [persons],
  );
  const found = new Map<PersonId, StandingOrder[]>();
  for (const row of rows) {
    const orders = found.get(row.person);
    if (orders) orders.push(orderOf(row));
    else found.set(row.person, [orderOf(row)]);
  }
  return found;
}

/** Set-wise: a thousand orders of a list are one statement. */
export async function insertOrders(sql: Sql, orders: readonly PremiumOrder[]): Promise<void> {
  const column = <Value>(of: (order: PremiumOrder) => Value) => orders.map(of);
  await sql(
    'premium: insert orders',
    `insert into premium_order (id, key, body_hash, person_id, scheme, year, attempt, personal, repaired_years,
       levels, fiscal, aid, aid_level, group_code, pay_until, made_on, made_at, made_by, office, batch_id)
     select id, key, hash, person, scheme, year, attempt, personal, repaired, levels::text[], fiscal::bigint[], aid,
       aid_level, group_code, pay_until, made_on, made_at, made_by, office, batch
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::smallint[],
       $8::bigint[], $9::smallint[], $10::text[], $11::text[], $12::bigint[], $13::text[], $14::text[],
       $15::date[], $16::date[], $17::timestamptz[], $18::text[], $19::text[], $20::uuid[])
       as u(id, key, hash, person, scheme, year, attempt, personal, repaired, levels, fiscal, aid, aid_level,
         group_code, pay_until, made_on, made_at, made_by, office, batch)`,
    [
      ...[column(({ id }) => id), column(({ key }) => key), column(({ bodyHash }) => bodyHash)],
      ...[column(({ person }) => person), column(({ scheme }) => scheme)],
      ...[column(({ year }) => year), column(({ attempt }) => attempt)],
      ...[column(({ personal }) => personal), column(({ repairedYears }) => repairedYears)],
      column(({ fiscal }) => `{${fiscal.map(({ level }) => level).join(',')}}`),
      column(({ fiscal }) => `{${fiscal.map(({ amount }) => amount).join(',')}}`),
      ...[column(({ aid }) => aid), column(({ aidLevel }) => aidLevel)],
      ...[column(({ group }) => group), column(({ payUntil }) => payUntil)],
      ...[column(({ madeOn }) => madeOn), column(({ madeAt }) => madeAt)],
      ...[column(({ madeBy }) => madeBy), column(({ office }) => office)],
      column(({ batch }) => batch),
    ],
  );
}

export async function insertEvents(sql: Sql, events: readonly PremiumEvent[]): Promise<void> {
  const column = <Value>(of: (event: PremiumEvent) => Value) => events.map(of);
  await sql(
    'premium: insert events',
    `insert into premium_event (order_id, seq, kind, key, channel, payment_id, payer, agreement, reference,
       journal_id, on_day, starts_on, covered_from, ends_on, receipt, actor, at)
     select * from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[],
       $8::text[], $9::text[], $10::uuid[], $11::date[], $12::date[], $13::date[], $14::date[], $15::text[],
       $16::text[], $17::timestamptz[])`,
    [
      ...[column(({ order }) => order), column(({ seq }) => seq), column(({ kind }) => kind)],
      ...[column(({ key }) => key), column(({ channel }) => channel)],
      ...[column(({ paymentId }) => paymentId), column(({ payer }) => payer)],
      ...[column(({ agreement }) => agreement), column(({ reference }) => reference)],
      ...[column(({ journal }) => journal), column(({ onDay }) => onDay)],
      column(({ insurance }) => insurance?.startsOn ?? null),
      column(({ insurance }) => insurance?.coveredFrom ?? null),
      column(({ insurance }) => insurance?.endsOn ?? null),
      ...[column(({ receipt }) => receipt), column(({ actor }) => actor)],
      column(({ at }) => at),
    ],
  );
}

/** What a request with this key did; null: nothing. */
export async function findEventByKey(
  sql: Sql,
  key: string,
): Promise<{ readonly order: OrderId; readonly kind: OrderState } | null> {
  const rows = await sql<{ order: OrderId; kind: OrderState }>(
    'premium: event by key',
    'select order_id as "order", kind from premium_event where key = $1',
    [key],
  );
  return rows[0] ?? null;
}

export async function findEvents(
  sql: Sql,
  order: OrderId,
): Promise<
  readonly Pick<PremiumEvent, 'seq' | 'kind' | 'channel' | 'reference' | 'onDay' | 'actor' | 'at'>[]
> {
  return sql(
    'premium: events',
    `select seq, kind, channel, reference, on_day as "onDay", actor, at from premium_event
     where order_id = $1 order by seq`,
    [order],
  );
}

/** The day on which a bank or the tax office was first told of a payment. */
export async function findSentDay(sql: Sql, payment: string, order: OrderId): Promise<Day | null> {
  const rows = await sql<{ onDay: Day }>(
    'premium: sent day',
    `select on_day as "onDay" from premium_event where order_id = $2 and payment_id = $1 and kind = 'sent'`,
    [payment, order],
  );
  return rows[0]?.onDay ?? null;
}

export type PaidTotals = { readonly orders: number; readonly personal: Money };

/** What a list collected. */
export async function sumBatch(sql: Sql, batch: BatchId): Promise<PaidTotals> {
  const [row] = await sql<{ orders: bigint; personal: Money }>(
    'premium: sum of a list',
    `select coalesce(sum(orders), 0)::bigint as orders, coalesce(sum(personal), 0)::bigint as personal
     from premium_batch_chunk where batch_id = $1`,
    [batch],
  );
  return { orders: Number(row?.orders ?? 0n), personal: row?.personal ?? ZERO };
}
