import type { Day } from '../../../kernel/days.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { OrderEvent, OrderId } from '../../provider-payment/index.ts';
import type { BankAccount, BatchId, Part, PaymentId, PersonOrder } from '../model.ts';
import { openAccount } from './payment.ts';

type OrderRow = Omit<PersonOrder, 'account'> & BankAccount & { readonly accountId: string };

const ORDER = `o.id, o.batch_id as batch, o.payment_id as payment, o.attempt, o.amount,
  a.holder_sealed as holder, a.bank, a.number_sealed as number, a.id as "accountId", o.state, o.seq,
  o.at, o.detail, array[b.made_by, a.made_by] as hands, p.owed_by as "owedBy", p.case_id as "case",
  p.person_id as person,
  exists (select 1 from person_pay_order_event f
          where f.order_id = o.id and f.state = 'sent' and f.detail <> '') as "inFile"`;
const FROM = `person_pay_order_now o join person_payment p on p.id = o.payment_id
  join person_pay_batch b on b.id = o.batch_id join person_payment_account a on a.id = o.account_id`;

export async function findOrders(
  sql: Sql,
  ids: readonly OrderId[],
): Promise<Map<OrderId, PersonOrder>> {
  const rows = await sql<OrderRow>(
    'person payment: orders by id',
    `select ${ORDER} from ${FROM} where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, orderOf(sql, row)]));
}

export async function findOrdersOfBatch(sql: Sql, batch: BatchId): Promise<PersonOrder[]> {
  const rows = await sql<OrderRow>(
    'person payment: orders of batch',
    `select ${ORDER} from ${FROM} where o.batch_id = $1 order by o.id`,
    [batch],
  );
  return rows.map((row) => orderOf(sql, row));
}

export async function findOrdersOfPayment(sql: Sql, payment: PaymentId): Promise<PersonOrder[]> {
  const rows = await sql<OrderRow>(
    'person payment: orders of payment',
    `select ${ORDER} from ${FROM} where o.payment_id = $1 order by o.attempt desc`,
    [payment],
  );
  return rows.map((row) => orderOf(sql, row));
}

/** Orders that were sent in this bank file. */
export async function findOrdersInFile(sql: Sql, file: string): Promise<PersonOrder[]> {
  const rows = await sql<OrderRow>(
    'person payment: orders of a file',
    `select ${ORDER} from ${FROM} where exists (select 1 from person_pay_order_event e
       where e.order_id = o.id and e.state = 'sent' and e.detail = $1) order by o.id`,
    [file],
  );
  return rows.map((row) => orderOf(sql, row));
}

export function findEvents(sql: Sql, orders: readonly OrderId[]): Promise<OrderEvent[]> {
  return sql<OrderEvent>(
    'person payment: events',
    `select order_id as "order", seq, state, actor, at, detail, reference
     from person_pay_order_event where order_id = any($1) order by order_id, seq`,
    [orders],
  );
}

export function findOrderParts(sql: Sql, order: OrderId): Promise<Pick<Part, 'fund' | 'amount'>[]> {
  return sql<Pick<Part, 'fund' | 'amount'>>(
    'person payment: parts of order',
    'select fund, amount from person_pay_order_part where order_id = $1 order by fund',
    [order],
  );
}

export type BatchRow = {
  readonly id: BatchId;
  readonly key: string;
  readonly madeBy: string;
  readonly madeAt: string;
};

const BATCH = 'id, key, made_by as "madeBy", made_at as "madeAt"';

export async function findBatch(sql: Sql, id: BatchId): Promise<BatchRow | null> {
  const [row] = await sql<BatchRow>(
    'person payment: batch',
    `select ${BATCH} from person_pay_batch where id = $1`,
    [id],
  );
  return row ?? null;
}

export async function findBatchByKey(sql: Sql, key: string): Promise<BatchRow | null> {
  const [row] = await sql<BatchRow>(
    'person payment: batch by key',
    `select ${BATCH} from person_pay_batch where key = $1`,
    [key],
  );
  return row ?? null;
}

export async function listBatches(sql: Sql, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<BatchRow>(
      'person payment: batches',
      `select ${BATCH} from person_pay_batch order by id desc limit $1 offset $2`,
      [limit, offset],
    ),
    sql<{ total: number }>(
      'person payment: count batches',
      `select count(*)::int as total from (select 1 from person_pay_batch limit ${COUNT_LIMIT}) m`,
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** False when the key is in use. */
export async function insertBatch(sql: Sql, batch: BatchRow): Promise<boolean> {
  const rows = await sql(
    'person payment: insert batch',
    `insert into person_pay_batch (id, key, made_by, made_at) values ($1, $2, $3, $4)
     on conflict (key) do nothing returning id`,
    [batch.id, batch.key, batch.madeBy, batch.madeAt],
  );
  return rows.length === 1;
}

export type NewOrder = Pick<PersonOrder, 'id' | 'batch' | 'payment' | 'attempt' | 'amount'> & {
  readonly accountId: string;
  readonly parts: readonly Pick<Part, 'fund' | 'amount'>[];
};

export async function insertOrder(sql: Sql, order: NewOrder): Promise<void> {
  const { id, batch, payment, attempt, amount, accountId, parts } = order;
  await sql(
    'person payment: insert order',
    `insert into person_pay_order (id, batch_id, payment_id, attempt, amount, account_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, batch, payment, attempt, amount, accountId],
  );
  await sql(
    'person payment: insert order parts',
    `insert into person_pay_order_part (order_id, fund, amount)
     select $1, * from unnest($2::text[], $3::bigint[])`,
    [id, parts.map(({ fund }) => fund), parts.map((part) => part.amount)],
  );
}

/** Its number is part of the key, so two events never follow the same one. */
export async function insertEvent(
  sql: Sql,
  event: OrderEvent & { readonly journal: string | null; readonly onDay: Day },
): Promise<void> {
  const { order, seq, state, actor, at, detail, reference, journal, onDay } = event;
  await sql(
    'person payment: insert event',
    `insert into person_pay_order_event
       (order_id, seq, state, actor, at, detail, reference, journal_id, on_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [order, seq, state, actor, at, detail, reference, journal, onDay],
  );
}

function orderOf(sql: Sql, { holder, bank, number, accountId, ...row }: OrderRow): PersonOrder {
  return { ...row, account: openAccount(sql, accountId, { holder, bank, number }) };
}
