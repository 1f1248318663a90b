import { type Money, min, minus, sum, ZERO } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Recording } from './deps.ts';
import type { Payment } from './model.ts';
import { recover } from './recover.ts';
import { findRecoveriesOf } from './store/recovery.ts';

export type TakingBack = {
  /** Each recovery has a key of its own below this one. */
  readonly key: string;
  readonly payments: readonly Payment[];
  /** Null: all that was not asked back yet. */
  readonly amount: Money | null;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Asks back of several payments of one debt, the first ones first, what a settlement booked as owed back. What was asked
 * back before is left alone, so that nobody owes the same twice.
 */
export async function takeBack(
  sql: Sql,
  deps: Recording,
  { key, payments, amount, ...by }: TakingBack,
): Promise<void> {
  let rest = amount;
  for (const { id: payment, amount: paid } of payments) {
    const before = await findRecoveriesOf(sql, payment);
    const open = minus(paid, sum(before.map((one) => one.amount)));
    const some = rest === null ? open : min(open, rest);
    if (some <= ZERO) continue;
    if (rest !== null) rest = minus(rest, some);
    const asked = { key: `${key}~${payment}`, payment, amount: some, ...by };
    await recover(sql, deps, { ...asked, booked: 'by-reversal' });
  }
}
