import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { fromShortId, toShortId } from '../../kernel/short-id.ts';
import { COUNT_LIMIT } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Origin, ToKeep } from './decide-keep.ts';
import type { KeptEntry, StockKind, StockSearch } from './model.ts';

/** One message at a time for each batch, so that two cannot both be first or both return the last box. */
export async function holdBatches(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql(
    'stock: hold batches',
    `select pg_advisory_xact_lock(hashtextextended('stock ' || current_schema || key, 0))
     from (select distinct key from unnest($1::text[]) key order by key) ordered`,
    [keys],
  );
}

/** The live sales and purchases among the ids, with what was given back of them, by short id. */
export async function findOrigins(sql: Sql, ids: readonly string[]): Promise<Map<string, Origin>> {
  const rows = await sql<Origin>(
    'stock: origins',
    `select e.id, e.provider_id as provider, e.kind, e.batch, e.item,
       trim_scale(e.quantity)::text as quantity,
       (select coalesce(sum(r.quantity), 0)::text from stock_entry r
        where r.origin_id = e.id
          and not exists (select from stock_withdrawal w where w.entry_id = r.id)) as returned
     from stock_entry e
     where e.id = any($1::uuid[])
       and not exists (select from stock_withdrawal w where w.entry_id = e.id)`,
    [ids],
  );
  return new Map(rows.map((row) => [toShortId(row.id), row]));
}

export type BatchOf = {
  readonly provider: ProviderId;
  readonly item: string;
  readonly batch: string;
};

/** Which of the batches were counted before, whether or not the count was withdrawn since. */
export async function findCounted(sql: Sql, batches: readonly BatchOf[]): Promise<BatchOf[]> {
  return sql<BatchOf>(
    'stock: counted',
    `select distinct provider_id as provider, e.item, e.batch
     from stock_entry e
     join unnest($1::text[], $2::text[], $3::text[]) asked (provider, item, batch)
       on e.provider_id = asked.provider and e.item = asked.item and e.batch = asked.batch
     where e.kind = 'count'`,
    [
      batches.map(({ provider }) => provider),
      batches.map(({ item }) => item),
      batches.map(({ batch }) => batch),
    ],
  );
}

export type NewEntry = ToKeep & { readonly id: string };

export async function insertEntries(
  sql: Sql,
  entries: readonly NewEntry[],
  recordedAt: string,
): Promise<void> {
  const column = <T>(of: (entry: NewEntry) => T) => entries.map(of);
  await sql(
    'stock: insert entries',
    `insert into stock_entry (id, provider_id, kind, batch, item, national_item, on_day, quantity,
       origin_id, person_id, visit, settlement_id, document, recorded_at)
     select *, $14::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[],
       $5::text[], $6::text[], $7::date[], $8::numeric[], $9::uuid[], $10::text[], $11::text[],
       $12::uuid[], $13::text[])`,
    [
      column(({ id }) => id),
      column(({ provider }) => provider),
      column(({ kind }) => kind),
      column(({ batch }) => batch),
      column(({ item }) => item),
      column(({ nationalItem }) => nationalItem),
      column(({ on }) => on),
      column(({ quantity }) => quantity),
      column(({ origin }) => (origin === null ? null : fromShortId(origin))),
      column(({ person }) => person),
      column(({ visit }) => visit),
      column(({ settlement }) => settlement),
      column(({ document }) => document),
      recordedAt,
    ],
  );
  const traces = entries.flatMap(({ id, traceCodes }) =>
    [...new Set(traceCodes)].map((code) => ({ id, code })),
  );
  if (traces.length === 0) return;
  await sql(
    'stock: insert traces',
    `insert into stock_trace (trace_code, entry_id)
     select * from unnest($1::text[], $2::uuid[])`,
    [traces.map(({ code }) => code), traces.map(({ id }) => id)],
  );
}

export async function withdrawEntries(
  sql: Sql,
  { provider, batch }: Omit<BatchOf, 'item'>,
  kinds: readonly StockKind[],
  at: string,
): Promise<number> {
  const rows = await sql(
    'stock: withdraw',
    `insert into stock_withdrawal (entry_id, withdrawn_at)
     select id, $4 from stock_entry e
     where provider_id = $1 and batch = $2 and kind = any($3)
       and not exists (select from stock_withdrawal w where w.entry_id = e.id)
     returning entry_id`,
    [provider, batch, kinds, at],
  );
  return rows.length;
}

const MATCHING = `stock_entry e
  left join stock_withdrawal w on w.entry_id = e.id
  where ($1::text is null or e.provider_id = $1)
    and e.kind = any($2)
    and ($3::date is null or e.on_day >= $3) and ($4::date is null or e.on_day <= $4)
    and ($5::text is null or e.batch = $5)
    and ($6::text is null or e.item = $6)
    and ($7::text is null or e.national_item = $7)
    and ($8::text is null or e.id in (select entry_id from stock_trace where trace_code = $8))
    and ($9::text is null or e.person_id = $9)
    and ($10::text is null or e.visit = $10)`;

type Row = Omit<KeptEntry, 'id' | 'person'> & {
  readonly id: string;
  readonly person: PersonId | null;
};

/** In the order of days, then of arrival. */
export async function listEntries(sql: Sql, search: StockSearch): Promise<KeptEntry[]> {
  const rows = await sql<Row>(
    'stock: list',
    `select e.id, e.provider_id as provider, e.kind, e.batch, e.item,
       e.national_item as "nationalItem", e.on_day as "on", trim_scale(e.quantity)::text as quantity,
       e.origin_id as origin, e.person_id as person, e.visit, e.settlement_id as settlement,
       array(select trace_code from stock_trace t where t.entry_id = e.id order by trace_code)
         as "traceCodes",
       e.document, w.entry_id is null as valid,
       to_char(e.recorded_at, 'YYYY-MM-DD HH24:MI:SS') as "recordedAt"
     from ${MATCHING} order by e.on_day, e.id limit $11 offset $12`,
    [...valuesOf(search), search.limit, search.offset],
  );
  return rows.map(({ id, origin, ...row }) => ({
    ...row,
    id: toShortId(id),
    origin: origin === null ? null : toShortId(origin),
  }));
}

export async function countEntries(sql: Sql, search: StockSearch): Promise<number> {
  const rows = await sql<{ total: bigint }>(
    'stock: count list',
    `select count(*) as total from (select 1 from ${MATCHING} limit ${COUNT_LIMIT}) matching`,
    valuesOf(search),
  );
  return Number(rows[0]?.total ?? 0n);
}

function valuesOf(search: StockSearch): unknown[] {
  const { provider, kinds, from, until, batch, item, nationalItem, traceCode } = search;
  return [
    provider,
    kinds,
    from,
    until,
    batch,
    item,
    nationalItem,
    traceCode,
    search.person,
    search.visit,
  ];
}
