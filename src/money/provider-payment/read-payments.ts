import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { findProviders } from '../provider/index.ts';
import { getStatement } from './deduct.ts';
import { UNKNOWN_PERIOD } from './errors.ts';
import type { Order, OrderId, PeriodId, StatementId } from './model.ts';
import { getOrder } from './move-order.ts';
import {
  findEvents,
  findOrders,
  findOrdersOf,
  listOrders,
  type OrderSearch,
} from './store/order.ts';
import { findPeriod, findPeriodTotals } from './store/period.ts';
import {
  findAccounts,
  findDeductions,
  listStatements,
  type StatementSearch,
} from './store/statement.ts';
import {
  accountView,
  deductionView,
  eventView,
  type OrderView,
  orderSummary,
  periodView,
  type StatementView,
  statementSummary,
} from './view.ts';

type Reading = Pick<AreaDatabase, 'sql'>;

export async function readPeriod({ sql }: Reading, id: PeriodId) {
  const period = await findPeriodTotals(sql, id);
  if (!period) throw new Rejection(UNKNOWN_PERIOD, { id });
  return periodView(period);
}

export async function readStatements({ sql }: Reading, search: StatementSearch) {
  const { rows, total } = await listStatements(sql, search);
  const nameOf = await findNames(sql, rows);
  return { rows: rows.map((row) => statementSummary(row, nameOf(row))), total };
}

export async function readStatement(
  { sql }: Reading,
  id: StatementId,
  caller: Caller,
): Promise<StatementView> {
  const statement = await getStatement(sql, id);
  const { provider } = statement;
  const [period, nameOf, accounts, deductions, orders] = await Promise.all([
    findPeriod(sql, statement.period),
    findNames(sql, [statement]),
    findAccounts(sql, [provider]),
    findDeductions(sql, id),
    findOrdersOf(sql, id),
  ]);
  const account = accounts.get(provider);
  return {
    ...statementSummary(statement, nameOf(statement)),
    startsOn: period?.startsOn ?? '',
    endsOn: period?.endsOn ?? '',
    carriedFrom: statement.carriedFrom,
    account: account ? accountView(account, caller) : null,
    deductions: deductions.map(deductionView),
    orders: await withEvents(sql, orders, caller),
  };
}

export async function readOrders({ sql }: Reading, search: OrderSearch, caller: Caller) {
  const { rows, total } = await listOrders(sql, search);
  const nameOf = await findNames(sql, rows);
  return { rows: rows.map((row) => orderSummary(row, nameOf(row), caller)), total };
}

export async function readOrder({ sql }: Reading, id: OrderId, caller: Caller): Promise<OrderView> {
  const [view] = await withEvents(sql, [await getOrder(sql, id)], caller);
  return view as OrderView;
}

/** A provider's statements with what was paid for them, newest first. */
export async function readOwnPayments({ sql }: Reading, search: StatementSearch) {
  const { rows, total } = await listStatements(sql, search);
  const nameOf = await findNames(sql, rows);
  const orders = await findOrders(
    sql,
    rows.flatMap(({ order }) => order ?? []),
  );
  return {
    rows: rows.map((row) => {
      const order = row.order ? orders.get(row.order) : undefined;
      return {
        ...statementSummary(row, nameOf(row)),
        startsOn: row.startsOn,
        endsOn: row.endsOn,
        order: order ? { id: order.id, state: order.state, at: order.at } : null,
      };
    }),
    total,
  };
}

async function withEvents(sql: Sql, orders: readonly Order[], caller: Caller) {
  const nameOf = await findNames(sql, orders);
  const events = await findEvents(
    sql,
    orders.map(({ id }) => id),
  );
  return orders.map((order) => ({
    ...orderSummary(order, nameOf(order), caller),
    events: events.filter((event) => event.order === order.id).map(eventView),
  }));
}

async function findNames(sql: Sql, rows: readonly { readonly provider: ProviderId }[]) {
  const providers = await findProviders(sql, [...new Set(rows.map(({ provider }) => provider))]);
  return ({ provider }: { readonly provider: ProviderId }) =>
    providers.get(provider)?.name ?? provider;
}
