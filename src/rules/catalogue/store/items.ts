import type { Day } from '../../../kernel/days.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { CatalogueItem } from '../model.ts';

const COLUMNS = `code, starts_on as "startsOn", ends_on as "endsOn", kind, name, unit, class,
  prior_rate as "priorRate", ceiling, procured`;

/** Every dated version of each code, oldest first. A code that is absent from the map is unknown. */
export async function findItems(
  sql: Sql,
  codes: readonly string[],
): Promise<Map<string, CatalogueItem[]>> {
  const rows = await sql<CatalogueItem>(
    'catalogue: items by code',
    `select ${COLUMNS} from catalogue_item where code = any($1) order by code, starts_on`,
    [codes],
  );
  const found = new Map<string, CatalogueItem[]>();
  for (const row of rows) {
    const versions = found.get(row.code);
    if (versions) versions.push(row);
    else found.set(row.code, [row]);
  }
  return found;
}

export type ItemSearch = Page & { readonly query: string; readonly day: Day };

const MATCHES = `starts_on <= $2 and (ends_on is null or $2 < ends_on)
  and (starts_with(lower(code), $1) or starts_with(initials, $1) or position($1 in lower(name)) > 0)`;

/** By beginning of code or pinyin initials, or any part of the name; only what is in force on the day. */
export async function searchItems(sql: Sql, { query, day, limit, offset }: ItemSearch) {
  const text = query.trim().toLowerCase();
  const [rows, counted] = await Promise.all([
    sql<CatalogueItem>(
      'catalogue: search',
      `select ${COLUMNS} from catalogue_item where ${MATCHES} order by code limit $3 offset $4`,
      [text, day, limit, offset],
    ),
    sql<{ total: bigint }>(
      'catalogue: count search',
      `select count(*) as total from
         (select 1 from catalogue_item where ${MATCHES} limit ${COUNT_LIMIT}) matching`,
      [text, day],
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
