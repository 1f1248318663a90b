import type { Day } from '../../kernel/days.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CatalogueItem, findItems, itemOn, searchItems } from '../../rules/catalogue/index.ts';

type Named = { readonly code: string; readonly name: string };
export type LookedUp = { readonly known: Named | null; readonly suggested: Named | null };

/** Each name that is not known is a search of its own; a bill with more of them was read wrongly. */
const MOST_NAMES = 20;

/** Which lines of a bill the catalogue of the day knows, and what the others may mean, for whoever is writing them down. */
export async function lookUpLines(
  sql: Sql,
  day: Day,
  lines: readonly Named[],
): Promise<readonly LookedUp[]> {
  const codes = [...new Set(lines.map(({ code }) => code.trim()))].filter(Boolean);
  const items = await findItems(sql, codes);
  const known = lines.map(({ code }) => itemInForce(items.get(code.trim()), day));
  const open = lines.flatMap(({ name }, i) => (known[i] ? [] : name.trim()));
  const named = await findNamed(sql, day, open);
  return lines.map(({ name }, i) => {
    const item = known[i] ?? null;
    if (item) return { known: { code: item.code, name: item.name }, suggested: null };
    return { known: null, suggested: named.get(name.trim()) ?? null };
  });
}

/** What the catalogue counts on the day. */
export function itemInForce(
  items: readonly CatalogueItem[] | undefined,
  day: Day,
): CatalogueItem | undefined {
  const item = itemOn(items, day);
  if (!item) return undefined;
  return item.startsOn <= day && (item.endsOn === null || day < item.endsOn) ? item : undefined;
}

/** What the catalogue has nearest to each name. */
export async function findNamed(
  sql: Sql,
  day: Day,
  names: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const named = new Map<string, Named>();
  for (const name of [...new Set(names)].filter(Boolean).slice(0, MOST_NAMES)) {
    const search = { query: name.slice(0, 40), day, limit: 1, offset: 0 };
    const [best] = (await searchItems(sql, search)).rows;
    if (best) named.set(name, { code: best.code, name: best.name });
  }
  return named;
}
