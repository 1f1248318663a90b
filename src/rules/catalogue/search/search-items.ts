import type { Day } from '../../../kernel/days.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import { piecesOf } from './pieces.ts';
import { readSomeNames } from './read-names.ts';
import { type FoundItems, findEveryItem, findRanked } from './store.ts';

export type CatalogueSearch = Page & { readonly query: string; readonly day: Day };

/** By pinyin initials, code or name: what is in force on the day, best first. */
export async function searchItems(
  sql: Sql,
  { query, ...rest }: CatalogueSearch,
): Promise<FoundItems> {
  const text = query.trim().toLowerCase();
  if (text === '') return findEveryItem(sql, rest);
  await readSomeNames(sql);
  return findRanked(sql, { text, ...rest }, piecesOf(text));
}
