import type { Account } from './model.ts';

/** `invited`: has a password that somebody else knows. */
export const ACCOUNT_STATES = ['invited', 'active', 'blocked', 'demonstration'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** State → what an administrator may do with it: the one table, which the page shares through the answers. */
export const ACCOUNT_ACTIONS = {
  block: ['invited', 'active'],
  unblock: ['blocked'],
  reset: ['invited', 'active'],
  'give-posting': ['invited', 'active'],
  'end-posting': ['invited', 'active', 'blocked'],
} as const satisfies Readonly<Record<string, readonly AccountState[]>>;
export type AccountAction = keyof typeof ACCOUNT_ACTIONS;

export function accountState(
  account: Pick<Account, 'demonstration' | 'blockedAt' | 'mustChange'>,
): AccountState {
  if (account.demonstration) return 'demonstration';
  if (account.blockedAt !== null) return 'blocked';
  return account.mustChange ? 'invited' : 'active';
}

export function actionsIn(state: AccountState): AccountAction[] {
  const names = Object.keys(ACCOUNT_ACTIONS) as AccountAction[];
  return names.filter((name) => (ACCOUNT_ACTIONS[name] as readonly string[]).includes(state));
}
