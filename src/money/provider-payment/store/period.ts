import type { Day } from '../../../kernel/days.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PayPeriod, PeriodId } from '../model.ts';

const PERIOD = `id, starts_on as "startsOn", ends_on as "endsOn", closed_by as "closedBy",
  closed_at as "closedAt"`;

/** Until the transaction ends, nobody else closes a period, deducts or makes an order. */
export async function lockStatements(sql: Sql): Promise<void> {
  await sql(
    'payment: lock statements',
    `select pg_advisory_xact_lock(hashtext(current_schema() || ' payment'))`,
  );
}

export async function findLastPeriod(sql: Sql): Promise<PayPeriod | null> {
  const [row] = await sql<PayPeriod>(
    'payment: last period',
    `select ${PERIOD} from pay_period order by ends_on desc limit 1`,
  );
  return row ?? null;
}

export async function findPeriod(sql: Sql, id: PeriodId): Promise<PayPeriod | null> {
  const [row] = await sql<PayPeriod>(
    'payment: period',
    `select ${PERIOD} from pay_period where id = $1`,
    [id],
  );
  return row ?? null;
}

export async function insertPeriod(sql: Sql, period: PayPeriod): Promise<void> {
  const { id, startsOn, endsOn, closedBy, closedAt } = period;
  await sql(
    'payment: insert period',
    `insert into pay_period (id, starts_on, ends_on, closed_by, closed_at)
     values ($1, $2, $3, $4, $5)`,
    [id, startsOn, endsOn, closedBy, closedAt],
  );
}

/** The first closed day on which a provider was owed something. */
export async function findFirstPayableDay(sql: Sql): Promise<Day | null> {
  const [row] = await sql<{ onDay: Day | null }>(
    'payment: first day',
    `select min(on_day) as "onDay" from ledger_day where account like 'payable:%'`,
  );
  return row?.onDay ?? null;
}

/**
 * What the closed days owe each payable, less what paying itself moved on them. Only sums of days are read,
 * so that the settlements of today are neither seen nor waited for.
 */
export function findDrawn(
  sql: Sql,
  { startsOn, endsOn }: Pick<PayPeriod, 'startsOn' | 'endsOn'>,
): Promise<{ account: string; amount: Money }[]> {
  return sql<{ account: string; amount: Money }>(
    'payment: drawn',
    `select account, sum(amount)::bigint as amount from (
       select account, credits - debits as amount from ledger_day
       where account like 'payable:%' and on_day >= $1 and on_day < $2
       union all
       select debit, amount from pay_posting
       where debit like 'payable:%' and on_day >= $1 and on_day < $2
       union all
       select credit, -amount from pay_posting
       where credit like 'payable:%' and on_day >= $1 and on_day < $2
     ) lines group by account order by account`,
    [startsOn, endsOn],
  );
}

export type PeriodTotals = PayPeriod & {
  readonly statements: number;
  readonly drawn: Money;
  readonly deducted: Money;
  /** Of the statements that leave something to pay. */
  readonly payable: Money;
  readonly paid: Money;
};

const TOTALS = `select p.*, t.* from (select ${PERIOD} from pay_period) p
  cross join lateral (
    select count(*)::int as statements, coalesce(sum(drawn), 0)::bigint as drawn,
      coalesce(sum(deducted), 0)::bigint as deducted,
      coalesce(sum(payable) filter (where payable > 0), 0)::bigint as payable,
      coalesce(sum(payable) filter (where order_state = 'paid'), 0)::bigint as paid
    from pay_statement_now where period_id = p.id) t`;

export async function listPeriods(sql: Sql, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<PeriodTotals>('payment: periods', `${TOTALS} order by "endsOn" desc limit $1 offset $2`, [
      limit,
      offset,
    ]),
    sql<{ total: number }>(
      'payment: count periods',
      'select count(*)::int as total from pay_period',
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function findPeriodTotals(sql: Sql, id: PeriodId): Promise<PeriodTotals | null> {
  const [row] = await sql<PeriodTotals>('payment: period totals', `${TOTALS} where p.id = $1`, [
    id,
  ]);
  return row ?? null;
}
