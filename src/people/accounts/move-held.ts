import { formatYuan, type Money, minus, plus, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { ABOVE_AVAILABLE, NOT_POSITIVE, QUOTA_ABOVE_AVAILABLE } from './errors.ts';
import type { Account } from './model.ts';

/** The two amounts of an account, and what is left of one quota out of it. */
export type Purse = Pick<Account, 'balance' | 'held'>;
export type Shared = { readonly account: Purse; readonly left: Money };

/** What the owner may spend or promise: the balance less what is promised already. */
export function availableOf({ balance, held }: Purse): Money {
  return minus(balance, held);
}

/** Promises a part of the account. Nothing moves: it is held. */
export function holdQuota(account: Purse, quota: Money): Purse {
  if (quota <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(quota) });
  const available = availableOf(account);
  if (quota > available) {
    const facts = { quota: formatYuan(quota), available: formatYuan(available) };
    throw new Rejection(QUOTA_ABOVE_AVAILABLE, facts);
  }
  return { ...account, held: plus(account.held, quota) };
}

/** What a relative uses leaves the account and the hold together, so that the owner has as much as before. */
export function takeFromQuota({ account, left }: Shared, amount: Money): Shared {
  if (amount <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  if (amount > left) throw aboveAvailable(amount, left);
  return {
    account: { balance: minus(account.balance, amount), held: minus(account.held, amount) },
    left: minus(left, amount),
  };
}

/** What was used comes back: into the quota while it stands, else to its owner alone. */
export function returnUse({ account, left }: Shared, amount: Money, toQuota: boolean): Shared {
  const balance = plus(account.balance, amount);
  if (!toQuota) return { account: { ...account, balance }, left };
  return { account: { balance, held: plus(account.held, amount) }, left: plus(left, amount) };
}

/** Lets go of what is left; it is the owner's again. */
export function releaseQuota({ account, left }: Shared, amount: Money = left): Shared {
  if (amount > left) throw aboveAvailable(amount, left);
  return { account: { ...account, held: minus(account.held, amount) }, left: minus(left, amount) };
}

/** The owner's own use, never of what is promised. */
export function spendOwn(account: Purse, amount: Money): Purse {
  if (amount <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  const available = availableOf(account);
  if (amount > available) throw aboveAvailable(amount, available);
  return { ...account, balance: minus(account.balance, amount) };
}

function aboveAvailable(amount: Money, available: Money): Rejection {
  const facts = { amount: formatYuan(amount), available: formatYuan(available) };
  return new Rejection(ABOVE_AVAILABLE, facts);
}
