import type { Day } from '../../kernel/days.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { findOpenDays, insertClosedDay } from './store.ts';

/**
 * Rolls every day before today up into one sum an account, oldest first. The lock waits for batches
 * under way; later ones see the closed day and post to the next.
 */
export function closeDays(database: AreaDatabase, today: Day): Promise<readonly Day[]> {
  return database.transaction(async (sql) => {
    await sql(
      'ledger: stop writers',
      `select pg_advisory_xact_lock(hashtext(current_schema() || ' ledger'))`,
    );
    const days = await findOpenDays(sql, today);

    for (const onDay of days) await insertClosedDay(sql, onDay);
    return days;
  });
}
