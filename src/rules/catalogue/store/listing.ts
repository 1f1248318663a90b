import type { Sql } from '../../../platform/sql.ts';
import type { ChargeItem, ItemList, ListedItem, ListingSearch } from '../listing.ts';

/** Whether something is new, ended or described since the last numbering. */
export async function hasUnnumbered(sql: Sql): Promise<boolean> {
  const rows = await sql<{ found: boolean }>(
    'catalogue: has unnumbered',
    'select exists (select from catalogue_listing where not is_numbered) as found',
  );
  return rows[0]?.found === true;
}

/** Until the transaction ends; a statement after it sees what the holder before wrote. */
export async function holdNumbering(sql: Sql): Promise<void> {
  await sql(
    'catalogue: hold numbering',
    `select pg_advisory_xact_lock(hashtextextended('catalogue numbers ' || current_schema, 0))`,
  );
}

export async function numberItems(sql: Sql, at: string): Promise<number> {
  const rows = await sql(
    'catalogue: number items',
    `insert into catalogue_version (code, starts_on, version, ends_on, detailed, made_at)
     select code, starts_on, (select coalesce(max(version), 0) from catalogue_version)
         + row_number() over (order by code, starts_on), ends_on,
       exists (select from catalogue_detail d
         where d.code = listing.code and d.starts_on = listing.starts_on), $1
     from catalogue_listing listing where not is_numbered
     on conflict (code, starts_on) do update set version = excluded.version,
       ends_on = excluded.ends_on, detailed = excluded.detailed, made_at = excluded.made_at
     returning version`,
    [at],
  );
  return rows.length;
}

const COLUMNS = `code, starts_on as "startsOn", ends_on as "endsOn", kind, name, initials, unit, class,
  prior_rate as "priorRate", ceiling, procured, list, charge_item as "chargeItem", restricted,
  particulars, version,
  to_char(made_at, 'YYYY-MM-DD HH24:MI:SS') as "updatedAt"`;

type Row = Omit<ListedItem, 'particulars'> & { readonly particulars: string };

function listed(row: Row): ListedItem {
  return { ...row, particulars: JSON.parse(row.particulars) };
}

export type VersionPage = {
  readonly list: ItemList;
  readonly after: bigint;
  readonly limit: number;
};

/** What was numbered after `after`, in the order of the numbers. */
export async function findNumberedAfter(
  sql: Sql,
  { list, after, limit }: VersionPage,
): Promise<ListedItem[]> {
  const rows = await sql<Row>(
    'catalogue: numbered after',
    `select ${COLUMNS} from catalogue_listing
     where list = $1 and version > $2 order by version limit $3`,
    [list, after, limit],
  );
  return rows.map(listed);
}

const MATCHES = `($1::text is null or list = $1) and ($2::text is null or code = $2)
  and ($3::text is null or position($3 in name) > 0)
  and ($4::text is null or starts_with(initials, lower($4)))
  and ($5::text is null or class = $5) and ($6::text is null or charge_item = $6)
  and ($7::boolean is null or restricted = $7)
  and ($8::date is null or (starts_on <= $8 and (ends_on is null or $8 < ends_on)))
  and ($9::date is null or starts_on = $9)
  and ($10::boolean is null or (ends_on is null or $11::date < ends_on) = $10)
  and ($12::timestamptz is null or made_at is null or made_at > $12)
  and (not $13 or ceiling is not null)`;

/** One page, by code and day, and how many there are. */
export async function listItems(
  sql: Sql,
  search: ListingSearch,
): Promise<{ readonly rows: readonly ListedItem[]; readonly total: number }> {
  const values = valuesOf(search);
  const [rows, counted] = await Promise.all([
    sql<Row>(
      'catalogue: listing',
      `select ${COLUMNS} from catalogue_listing where ${MATCHES}
       order by code, starts_on limit $14 offset $15`,
      [...values, search.limit, search.offset],
    ),
    sql<{ total: bigint }>(
      'catalogue: count listing',
      `select count(*) as total from catalogue_listing where ${MATCHES}`,
      values,
    ),
  ]);
  return { rows: rows.map(listed), total: Number(counted[0]?.total ?? 0n) };
}

/** Every version of these codes, latest last, with all that is told of it. */
export async function findListed(
  sql: Sql,
  codes: readonly string[],
): Promise<Map<string, ListedItem[]>> {
  const rows = await sql<Row>(
    'catalogue: listed by code',
    `select ${COLUMNS} from catalogue_listing where code = any($1) order by code, starts_on`,
    [codes],
  );
  const found = new Map<string, ListedItem[]>();
  for (const row of rows) found.set(row.code, [...(found.get(row.code) ?? []), listed(row)]);
  return found;
}

function valuesOf(search: ListingSearch): unknown[] {
  const { list, code, name, initials, chargeItem, restricted, on, startsOn, live } = search;
  return [
    list,
    code,
    name,
    initials,
    search.class,
    chargeItem,
    restricted,
    on,
    startsOn,
    live?.is ?? null,
    live?.today ?? null,
    search.changedAfter,
    search.hasCeiling,
  ];
}

/** The lists in which each code stands; a code that is absent is unknown. */
export async function findLists(
  sql: Sql,
  codes: readonly string[],
): Promise<Map<string, ReadonlySet<ItemList>>> {
  const rows = await sql<{ readonly code: string; readonly lists: readonly ItemList[] }>(
    'catalogue: lists of codes',
    `select code, array_agg(distinct list) as lists from catalogue_listing
     where code = any($1) group by code`,
    [codes],
  );
  return new Map(rows.map(({ code, lists }) => [code, new Set(lists)]));
}

/** 收费项目类别 of each code, as its newest version says; a code that is absent is unknown. */
export async function findChargeItems(
  sql: Sql,
  codes: readonly string[],
): Promise<Map<string, ChargeItem>> {
  const rows = await sql<{ readonly code: string; readonly chargeItem: ChargeItem }>(
    'catalogue: charge items of codes',
    `select distinct on (code) code, charge_item as "chargeItem" from catalogue_listing
     where code = any($1) order by code, starts_on desc`,
    [codes],
  );
  return new Map(rows.map(({ code, chargeItem }) => [code, chargeItem]));
}
