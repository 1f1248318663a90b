import type { Clock } from '../../../platform/clock.ts';
import type { Sql } from '../../../platform/sql.ts';
import { decideLoad, type LoadRequest } from './decide-load.ts';
import { findNewest, holdList, insertEntries, insertLoad } from './store.ts';

export type CodesLoaded = { readonly entries: number; readonly changed: number };

/** One load of a list at a time, so that its versions rise without a gap that is filled later. */
export async function loadCodes(
  sql: Sql,
  request: LoadRequest & { readonly source: string },
  clock: Clock,
): Promise<CodesLoaded> {
  const { list, source, complete, entries } = request;
  await holdList(sql, list);
  const known = await findNewest(sql, list);

  const statements = decideLoad(request, known, clock.today());

  const at = clock.now().toISOString();
  await insertEntries(sql, list, statements, at);
  const done = { entries: entries.length, changed: statements.length };
  await insertLoad(sql, { list, source, complete, at, ...done });
  return done;
}
