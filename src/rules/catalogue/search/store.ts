import type { Day } from '../../../kernel/days.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { CatalogueItem } from '../model.ts';
import type { SearchPieces } from './pieces.ts';

export type UnreadItem = {
  readonly code: string;
  readonly startsOn: Day;
  readonly name: string;
  readonly words: readonly string[];
};
export type ReadItem = Omit<UnreadItem, 'name'>;

export async function findUnread(sql: Sql, limit: number): Promise<UnreadItem[]> {
  return sql<UnreadItem>(
    'catalogue: unread names',
    `select code, starts_on as "startsOn", name, words
     from catalogue_search join catalogue_item using (code, starts_on)
     where not read_out order by code, starts_on limit $1`,
    [limit],
  );
}

/** Words hold no line separator: they are codes, names and letters. */
export async function recordReadings(sql: Sql, items: readonly ReadItem[]): Promise<void> {
  await sql(
    'catalogue: record readings',
    `update catalogue_search as s set words = item.words, pieces = search_pieces(item.words),
       read_out = true
     from (select code, starts_on, string_to_array(joined, E'\\x1f') as words
       from unnest($1::text[], $2::date[], $3::text[]) as u(code, starts_on, joined)) item
     where s.code = item.code and s.starts_on = item.starts_on`,
    [
      items.map(({ code }) => code),
      items.map(({ startsOn }) => startsOn),
      items.map(({ words }) => words.join('\u001f')),
    ],
  );
}

/** An item with what a desk shows beside price and class. */
export type FoundItem = CatalogueItem & {
  readonly restricted: boolean;
  readonly particulars: Readonly<Record<string, string>>;
};

type Row = Omit<FoundItem, 'particulars'> & { readonly particulars: string };

const COLUMNS = `item.code, item.starts_on as "startsOn", item.ends_on as "endsOn", item.kind,
  item.name, item.unit, item.class, item.prior_rate as "priorRate", item.ceiling, item.procured,
  coalesce(detail.restricted, false) as restricted, coalesce(detail.particulars, '{}') as particulars`;

const DETAIL = 'left join catalogue_detail detail using (code, starts_on)';

const IN_FORCE = '(item.starts_on <= $1 and (item.ends_on is null or $1 < item.ends_on))';

/** Nobody reads further; a clerk types one more letter. */
const CANDIDATES = 1_000;

export type ItemSearch = Page & { readonly text: string; readonly day: Day };

export type FoundItems = { readonly rows: readonly FoundItem[]; readonly total: number };

/** Every item in force on the day, by code. */
export async function findEveryItem(
  sql: Sql,
  { day, limit, offset }: Omit<ItemSearch, 'text'>,
): Promise<FoundItems> {
  const [rows, counted] = await Promise.all([
    sql<Row>(
      'catalogue: every item',
      `select ${COLUMNS} from catalogue_item item ${DETAIL} where ${IN_FORCE}
       order by item.code limit $2 offset $3`,
      [day, limit, offset],
    ),
    sql<{ total: bigint }>(
      'catalogue: count every item',
      `select count(*) as total from
         (select 1 from catalogue_item item where ${IN_FORCE} limit ${COUNT_LIMIT}) matching`,
      [day],
    ),
  ]);
  return { rows: rows.map(itemFrom), total: Number(counted[0]?.total ?? 0n) };
}

/**
 * The code or name itself, then what begins with the text, then what holds it; of those the shorter name
 * first. Both kinds are cut off before they are put in order, so that a short text costs no more than a
 * long one.
 */
const RANKED = `with hit as (
    (select code, starts_on, words from catalogue_search
     where pieces @> $3::text[]
       and exists (select from unnest(words) word where starts_with(word, $2))
     limit ${CANDIDATES})
    union
    (select code, starts_on, words from catalogue_search
     where $4::text[] is not null and pieces @> $4
       and exists (select from unnest(words) word where position($2 in word) > 0)
     limit ${CANDIDATES}))
  select ${COLUMNS}, count(*) over () as total from hit
  join catalogue_item item using (code, starts_on) ${DETAIL}
  where ${IN_FORCE}
  order by case when $2 in (lower(item.code), lower(item.name)) then 0
      when $2 = any(words) then 1
      when exists (select from unnest(words) word where starts_with(word, $2)) then 2
      else 3 end,
    length(item.name), item.code
  limit $5 offset $6`;

export async function findRanked(
  sql: Sql,
  { text, day, limit, offset }: ItemSearch,
  { beginning, inside }: SearchPieces,
): Promise<FoundItems> {
  const rows = await sql<Row & { readonly total: bigint }>('catalogue: ranked', RANKED, [
    ...[day, text, beginning, inside],
    ...[limit, offset],
  ]);
  return {
    rows: rows.map(({ total: _, ...row }) => itemFrom(row)),
    total: Number(rows[0]?.total ?? 0n),
  };
}

/** The versions of some codes that are in force on a day. */
export async function findItemsOn(
  sql: Sql,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, FoundItem>> {
  const rows = await sql<Row>(
    'catalogue: items on a day',
    `select ${COLUMNS} from catalogue_item item ${DETAIL} where ${IN_FORCE} and item.code = any($2)`,
    [on, codes],
  );
  return new Map(rows.map((row) => [row.code, itemFrom(row)]));
}

function itemFrom(row: Row): FoundItem {
  return { ...row, particulars: JSON.parse(row.particulars) };
}
