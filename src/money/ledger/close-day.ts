import { addDays, type Day } from '../../kernel/days.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { findLastClosedDay, findOpenDays, insertClosedDay, insertEmptyDay } from './store.ts';

/**
 * Rolls every day before today up into one sum an account, oldest first. Each day has a transaction of its
 * own, so that whoever closes a whole month keeps a settlement waiting for one day's sum at most. The last
 * one makes sure: afterwards no line can come to any day before today, had it lines or not.
 */
export async function closeDays(database: AreaDatabase, today: Day): Promise<readonly Day[]> {
  const closed: Day[] = [];
  for (const onDay of await findOpenDays(database.sql, today)) {
    const days = await alone(database, async (sql) => {
      const last = await findLastClosedDay(sql);
      if (last !== null && onDay <= last) return [];
      await insertClosedDay(sql, onDay);
      return [onDay];
    });
    closed.push(...days);
  }
  const rest = await alone(database, async (sql) => {
    const days = await findOpenDays(sql, today);
    for (const onDay of days) await insertClosedDay(sql, onDay);
    const yesterday = addDays(today, -1);
    const last = await findLastClosedDay(sql);
    if (last === null || last < yesterday) await insertEmptyDay(sql, yesterday);
    return days;
  });
  return [...closed, ...rest];
}

/** The lock waits for batches under way; later ones see the closed day and post to the next. */
function alone<T>(database: AreaDatabase, work: (sql: Sql) => Promise<T>): Promise<T> {
  return database.transaction(async (sql) => {
    await sql(
      'ledger: stop writers',
      `select pg_advisory_xact_lock(hashtext(current_schema() || ' ledger'))`,
    );
    return work(sql);
  });
}
