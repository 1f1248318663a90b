import type { Sql } from '../../../platform/sql.ts';
import { readingsOf } from './readings.ts';
import { findUnread, type ReadItem, recordReadings } from './store.ts';

/** Somebody waits for the search that does it. */
const BESIDE_A_SEARCH = 100;
const IN_A_LOAD = 1_000;

/** Adds the readings of names that came since the last time; how many there were, at most one portion. */
export async function readSomeNames(sql: Sql, limit = BESIDE_A_SEARCH): Promise<number> {
  const unread = await findUnread(sql, limit);
  if (unread.length === 0) return 0;
  await recordReadings(
    sql,
    unread.map(
      ({ name, words, ...item }): ReadItem => ({
        ...item,
        words: [...new Set([...words, ...readingsOf(name)])],
      }),
    ),
  );
  return unread.length;
}

/** The whole catalogue, after a load: searches then have nothing to do but search. */
export async function readAllNames(sql: Sql): Promise<number> {
  let read = 0;
  for (;;) {
    const some = await readSomeNames(sql, IN_A_LOAD);
    if (some === 0) return read;
    read += some;
  }
}
