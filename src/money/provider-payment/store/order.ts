import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type {
  Order,
  OrderEvent,
  OrderId,
  OrderState,
  PayAccount,
  PeriodId,
  StatementId,
} from '../model.ts';
import { openNumber } from './statement.ts';

type OrderRow = Omit<Order, 'account'> &
  Order['account'] & { readonly accountId: PayAccount['id'] };

const ORDER = `o.id, o.statement_id as statement, s.period_id as period, s.provider_id as provider,
  s.fund, o.attempt, o.amount, a.holder, a.bank, a.id as "accountId",
  coalesce(a.number_sealed, a.number) as number, o.state, o.seq, o.at, o.detail,
  exists (select 1 from pay_order_event f
          where f.order_id = o.id and f.state = 'sent' and f.detail <> '') as "inFile",
  (select array_agg(distinct hand) from (
     select actor as hand from pay_order_event where order_id = o.id and seq = 1
     union all select a.made_by
     union all select made_by from pay_deduction where statement_id = s.id) h) as hands`;
const FROM = `pay_order_now o join pay_statement s on s.id = o.statement_id
  join pay_account a on a.id = o.account_id`;

/** Holds these orders until the transaction ends, always in one sequence. */
export async function lockOrders(sql: Sql, ids: readonly OrderId[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    await sql(
      'payment: lock order',
      `select pg_advisory_xact_lock(hashtext(current_schema() || ' order ' || $1))`,
      [id],
    );
  }
}

export async function findOrders(sql: Sql, ids: readonly OrderId[]): Promise<Map<OrderId, Order>> {
  const rows = await sql<OrderRow>(
    'payment: orders by id',
    `select ${ORDER} from ${FROM} where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, orderOf(sql, row)]));
}

export async function findOrdersOf(sql: Sql, statement: StatementId): Promise<Order[]> {
  const rows = await sql<OrderRow>(
    'payment: orders of a statement',
    `select ${ORDER} from ${FROM} where o.statement_id = $1 order by o.attempt desc`,
    [statement],
  );
  return rows.map((row) => orderOf(sql, row));
}

export type OrderSearch = Page & {
  readonly period: PeriodId | null;
  readonly provider: ProviderId | null;
  readonly state: OrderState | null;
};

const MATCHING = `${FROM} where ($1::uuid is null or s.period_id = $1)
  and ($2::text is null or s.provider_id = $2) and ($3::text is null or o.state = $3)`;

export async function listOrders(sql: Sql, search: OrderSearch) {
  const { period, provider, state, limit, offset } = search;
  const values = [period, provider, state];
  const [rows, counted] = await Promise.all([
    sql<OrderRow>(
      'payment: orders',
      `select ${ORDER} from ${MATCHING} order by o.id desc limit $4 offset $5`,
      [...values, limit, offset],
    ),
    sql<{ total: number }>(
      'payment: count orders',
      `select count(*)::int as total from (select 1 from ${MATCHING} limit ${COUNT_LIMIT}) m`,
      values,
    ),
  ]);
  return { rows: rows.map((row) => orderOf(sql, row)), total: counted[0]?.total ?? 0 };
}

/** Orders that were sent in this bank file. */
export async function findOrdersInFile(sql: Sql, file: string): Promise<Order[]> {
  const rows = await sql<OrderRow>(
    'payment: orders of a file',
    `select ${ORDER} from ${FROM} where exists (select 1 from pay_order_event e
       where e.order_id = o.id and e.state = 'sent' and e.detail = $1) order by o.id`,
    [file],
  );
  return rows.map((row) => orderOf(sql, row));
}

export function findEvents(sql: Sql, orders: readonly OrderId[]): Promise<OrderEvent[]> {
  return sql<OrderEvent>(
    'payment: events',
    `select order_id as "order", seq, state, actor, at, detail, reference from pay_order_event
     where order_id = any($1) order by order_id, seq`,
    [orders],
  );
}

export type NewOrder = {
  readonly id: OrderId;
  readonly statement: StatementId;
  readonly attempt: number;
  readonly amount: Money;
  readonly account: string;
};

export async function insertOrder(sql: Sql, order: NewOrder): Promise<void> {
  await sql(
    'payment: insert order',
    `insert into pay_order (id, statement_id, attempt, amount, account_id)
     values ($1, $2, $3, $4, $5)`,
    [order.id, order.statement, order.attempt, order.amount, order.account],
  );
}

/** Its number is part of the key, so two events never follow the same one. */
export async function insertEvent(
  sql: Sql,
  event: OrderEvent & { readonly journal: string | null; readonly onDay: Day },
): Promise<void> {
  const { order, seq, state, actor, at, detail, reference, journal, onDay } = event;
  await sql(
    'payment: insert event',
    `insert into pay_order_event
       (order_id, seq, state, actor, at, detail, reference, journal_id, on_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [order, seq, state, actor, at, detail, reference, journal, onDay],
  );
}

function orderOf(sql: Sql, { holder, bank, number: kept, accountId: id, ...row }: OrderRow): Order {
  return { ...row, account: { holder, bank, number: openNumber(sql, { id, number: kept }) } };
}
