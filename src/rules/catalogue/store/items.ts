import type { Sql } from '../../../platform/sql.ts';
import type { CatalogueItem } from '../model.ts';

const COLUMNS = `code, starts_on as "startsOn", ends_on as "endsOn", kind, name, unit, class,
  prior_rate as "priorRate", ceiling, procured,
  coalesce(detail.restricted, false) as restricted`;
const ITEMS = 'catalogue_item left join catalogue_detail detail using (code, starts_on)';

/** Every dated version of each code, oldest first. A code that is absent from the map is unknown. */
export async function findItems(
  sql: Sql,
  codes: readonly string[],
): Promise<Map<string, CatalogueItem[]>> {
  const rows = await sql<CatalogueItem>(
    'catalogue: items by code',
    `select ${COLUMNS} from ${ITEMS} where code = any($1) order by code, starts_on`,
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
