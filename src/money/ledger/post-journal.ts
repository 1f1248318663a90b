import type { Day } from '../../kernel/days.ts';
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
  for (const onDay of new Set(transfers.map((transfer) => transfer.onDay))) {
    await lockPosting(sql, onDay);
  }
  await insertTransfers(sql, transfers);
}

/** The same for whoever writes many journals in a statement of his own. */
export async function lockPosting(sql: Sql, onDay: Day): Promise<void> {
  await sql(
    'ledger: post beside others',
    `select pg_advisory_xact_lock_shared(hashtext(current_schema() || ' ledger'))`,
  );
  const closed = await findLastClosedDay(sql);
  if (closed !== null && onDay <= closed) throw new Outage('the day was closed meanwhile');
}
