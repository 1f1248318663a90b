import { Outage } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Transfer } from './model.ts';
import { findLastClosedDay, insertTransfers } from './store.ts';

/**
 * Posts a journal that is not a settlement's, within the caller's transaction. It holds the lock that every
 * writer shares, so that no day is closed beside it; a day closed a moment ago (at midnight) takes no
 * more lines, and the caller repeats.
 */
export async function postJournal(sql: Sql, transfers: readonly Transfer[]): Promise<void> {
  await sql(
    'ledger: post beside others',
    `select pg_advisory_xact_lock_shared(hashtext(current_schema() || ' ledger'))`,
  );
  const closed = await findLastClosedDay(sql);
  if (closed !== null && transfers.some(({ onDay }) => onDay <= closed)) {
    throw new Outage('the day was closed meanwhile');
  }
  await insertTransfers(sql, transfers);
}
