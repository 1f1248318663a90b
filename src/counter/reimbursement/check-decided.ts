import { formatYuan, type Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts } from '../matters/index.ts';
import { AMOUNT_CHANGED } from './errors.ts';
import { findLastTrial } from './store.ts';

/**
 * A claim is decided on an amount that somebody was shown. Where the person's year, the policy or a recognition changed
 * it since, the officer is told, looks at the new trial, and decides again.
 */
export async function checkDecided(
  sql: Sql,
  { case: { id, state } }: CaseFacts,
  fund: Money,
): Promise<void> {
  if (state !== 'open') return;
  const seen = await findLastTrial(sql, id);
  if (seen === null || seen === fund) return;
  throw new Rejection(AMOUNT_CHANGED, { seen: formatYuan(seen), now: formatYuan(fund) });
}
