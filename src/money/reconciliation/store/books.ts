import type { Day } from '../../../kernel/days.ts';
import type { ProviderId, SettlementId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Scheme, VisitKind } from '../../../rules/policy/index.ts';
import type { Entry, Scope, Totals } from '../model.ts';

const IN_SCOPE = `t.provider_id = $1 and t.settled_at >= $2::date and t.settled_at < $3::date
  and ($4::text is null or t.scheme = $4) and ($5::text[] is null or t.visit_kind = any($5))
  and ($6 or (t.kind = 'settlement' and not exists (
    select 1 from settlement r where r.provider_id = $1 and r.settled_at >= $2::date
      and r.kind = 'reversal' and r.original_id = t.id)))`;

function valuesOf({ provider, startsOn, endsOn, scheme, visitKinds, withRefunds }: Scope) {
  return [provider, startsOn, endsOn, scheme, visitKinds, withRefunds];
}

export async function findTotals(sql: Sql, scope: Scope): Promise<Totals> {
  const [row] = await sql<Totals>(
    'reconciliation: totals',
    `select count(*)::int as count, coalesce(sum(total), 0)::bigint as total,
       coalesce(sum(funds), 0)::bigint as funds, coalesce(sum(accounts), 0)::bigint as accounts,
       coalesce(sum(cash), 0)::bigint as cash
     from told_settlement t where ${IN_SCOPE}`,
    valuesOf(scope),
  );
  return row as Totals;
}

/** Settlements that were not taken back within the scope: 清算人次. */
export async function countStanding(sql: Sql, scope: Scope): Promise<number> {
  const [row] = await sql<{ standing: number }>(
    'reconciliation: standing',
    `select (count(*) filter (where kind = 'settlement')
       - count(*) filter (where kind = 'reversal'))::int as standing
     from told_settlement t where ${IN_SCOPE}`,
    valuesOf(scope),
  );
  return row?.standing ?? 0;
}

export function findEntries(sql: Sql, scope: Scope, limit: number): Promise<Entry[]> {
  return sql<Entry>(
    'reconciliation: entries',
    `select id, kind, original_id as reverses, person_id as person, encounter_id as encounter,
       total, funds, accounts
     from told_settlement t where ${IN_SCOPE} order by id limit $7`,
    [...valuesOf(scope), limit],
  );
}

export type BookRow = Totals & {
  readonly day: Day;
  readonly scheme: Scheme;
  readonly visitKind: VisitKind;
  readonly kind: 'settlement' | 'reversal';
};

/** Sums by day, scheme, kind of visit and kind of record. */
export function findBooks(sql: Sql, scope: Scope): Promise<BookRow[]> {
  return sql<BookRow>(
    'reconciliation: books',
    `select settled_at::date as day, scheme, visit_kind as "visitKind", kind, count(*)::int as count,
       sum(total)::bigint as total, sum(funds)::bigint as funds, sum(accounts)::bigint as accounts,
       sum(cash)::bigint as cash
     from told_settlement t where ${IN_SCOPE}
     group by 1, 2, 3, 4 order by 1, 2, 3, 4 desc`,
    valuesOf(scope),
  );
}

/** The request that made each record, as its document says. */
export async function findKeys(
  sql: Sql,
  ids: readonly SettlementId[],
): Promise<Map<SettlementId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: SettlementId; key: string }>(
    'reconciliation: keys',
    `select id, coalesce(document::jsonb ->> 'key', '') as key from settlement where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

export type SpanRow = Totals & {
  readonly period: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** What the agency's statements of the period owe, keep back, and have paid; null: not closed. */
  readonly drawn: bigint | null;
  readonly deducted: bigint | null;
  readonly paid: bigint | null;
  readonly payable: bigint | null;
};

/** Payment periods, and the months after the last of them, with the books of each. Newest first. */
export function findSpans(sql: Sql, provider: ProviderId, today: Day): Promise<SpanRow[]> {
  return sql<SpanRow>(
    'reconciliation: spans',
    `with closed as (select id, starts_on, ends_on from pay_period order by ends_on desc limit 6),
     edge as (select coalesce((select max(ends_on) from closed),
       date_trunc('month', $2::date)::date - interval '3 months') as at),
     span as (
       select id, starts_on, ends_on from closed
       union all
       select null, m::date, (date_trunc('month', m) + interval '1 month')::date
       from edge, generate_series(edge.at, $2::date, interval '1 month') m)
     select sp.id as period, sp.starts_on as "startsOn", sp.ends_on as "endsOn", t.*,
       s.drawn, s.deducted, s.payable, s.paid
     from span sp
     cross join lateral (
       select count(*)::int as count, coalesce(sum(total), 0)::bigint as total,
         coalesce(sum(funds), 0)::bigint as funds, coalesce(sum(accounts), 0)::bigint as accounts,
         coalesce(sum(cash), 0)::bigint as cash
       from told_settlement
       where provider_id = $1 and settled_at >= sp.starts_on and settled_at < sp.ends_on) t
     left join lateral (
       select coalesce(sum(drawn), 0)::bigint as drawn, coalesce(sum(deducted), 0)::bigint as deducted,
         coalesce(sum(payable), 0)::bigint as payable,
         coalesce(sum(payable) filter (where order_state = 'paid'), 0)::bigint as paid
       from pay_statement_now where period_id = sp.id and provider_id = $1) s on sp.id is not null
     order by sp.starts_on desc`,
    [provider, today],
  );
}
