import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons, maskName } from '../../people/enrolment/index.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { UNKNOWN_BATCH, UNKNOWN_PAYMENT, UNKNOWN_RECOVERY } from './errors.ts';
import type { BatchId, PaymentId, PersonOrder, RecoveryId } from './model.ts';
import {
  findBatch,
  findEvents,
  findOrdersOfBatch,
  findOrdersOfPayment,
  listBatches,
} from './store/order.ts';
import { findParts, findPayments, listPayments, type PaymentSearch } from './store/payment.ts';
import { findEntries, findRecoveriesOf, findRecovery, listRecoveries } from './store/recovery.ts';
import {
  type BatchView,
  batchSummary,
  orderView,
  type PaymentView,
  paymentSummary,
  type RecoveryDetail,
  recoveryView,
} from './view.ts';

type Reading = Pick<AreaDatabase, 'sql'>;

export async function readPayments({ sql }: Reading, search: PaymentSearch, caller: Caller) {
  const { rows, total } = await listPayments(sql, search);
  const nameOf = await findNames(sql, rows);
  return { rows: rows.map((row) => paymentSummary(row, nameOf(row.person), caller)), total };
}

export async function readPayment(
  { sql }: Reading,
  id: PaymentId,
  caller: Caller,
): Promise<PaymentView> {
  const payment = (await findPayments(sql, [id])).get(id);
  if (!payment) throw new Rejection(UNKNOWN_PAYMENT, { id });
  const [nameOf, parts, orders, recoveries] = await Promise.all([
    findNames(sql, [payment]),
    findParts(sql, [id]),
    findOrdersOfPayment(sql, id),
    findRecoveriesOf(sql, id),
  ]);
  return {
    ...paymentSummary(payment, nameOf(payment.person), caller),
    parts: parts.map(({ fund, amount }) => ({ fund, amount: formatYuan(amount) })),
    orders: await withEvents(sql, orders, caller),
    recoveries: recoveries.map(recoveryView),
  };
}

export async function readBatches({ sql }: Reading, page: Page, caller: Caller) {
  const { rows, total } = await listBatches(sql, page);
  const summaries = await Promise.all(
    rows.map(async (row) => batchSummary(row, await findOrdersOfBatch(sql, row.id), caller)),
  );
  return { rows: summaries, total };
}

export async function readBatch({ sql }: Reading, id: BatchId, caller: Caller): Promise<BatchView> {
  const batch = await findBatch(sql, id);
  if (!batch) throw new Rejection(UNKNOWN_BATCH, { id });
  const orders = await findOrdersOfBatch(sql, id);
  return {
    ...batchSummary(batch, orders, caller),
    rows: await withEvents(sql, orders, caller),
  };
}

export async function readRecoveries(
  { sql }: Reading,
  search: Page & { readonly open: boolean | null },
) {
  const { rows, total } = await listRecoveries(sql, search);
  return { rows: rows.map(recoveryView), total };
}

export async function readRecovery({ sql }: Reading, id: RecoveryId): Promise<RecoveryDetail> {
  const [recovery, entries] = await Promise.all([findRecovery(sql, id), findEntries(sql, id)]);
  if (!recovery) throw new Rejection(UNKNOWN_RECOVERY, { id });
  return {
    ...recoveryView(recovery),
    entries: entries.map(({ kind, amount, payment, reference, actor, at }) => ({
      ...{ kind, amount: formatYuan(amount), payment, reference, actor, at },
    })),
  };
}

async function withEvents(sql: Sql, orders: readonly PersonOrder[], caller: Caller) {
  const ids = orders.map(({ id }) => id);
  const [events, nameOf] = await Promise.all([findEvents(sql, ids), findNames(sql, orders)]);
  return orders.map((order) =>
    orderView(
      order,
      nameOf(order.person),
      events.filter((event) => event.order === order.id),
      caller,
    ),
  );
}

async function findNames(sql: Sql, rows: readonly { readonly person: PersonId | null }[]) {
  const ids = [...new Set(rows.flatMap(({ person }) => person ?? []))];
  const persons = await findPersons(sql, ids);
  return (id: PersonId | null) => (id === null ? '' : maskName(persons.get(id)?.name ?? ''));
}
