import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { FundLayer } from '../benefit/index.ts';

/** A name of the chart of accounts; `accounts` below is the only place that spells one. */
export type Account = string & { readonly kind: 'account' };

/**
 * Takes `amount` from `debit` and gives it to `credit`. It stands for two ledger lines of one journal,
 * so that a journal cannot fail to balance.
 */
export type Transfer = {
  readonly journal: string;
  readonly seq: number;
  readonly onDay: Day;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Money;
};

/** Whose money a provider is owed. */
export type PayableFund = FundLayer | 'ownAccount' | 'mutualAid';

/** Funds are spent (debit); providers, persons and own accounts are owed (credit). */
export const accounts = {
  /** 统筹, 大额 and 大病 are kept apart by scheme; aid is one fund of the area. */
  fund: (layer: FundLayer, scheme: Scheme) =>
    (layer === 'medicalAid' ? 'fund:medicalAid' : `fund:${scheme}:${layer}`) as Account,
  payable: (provider: ProviderId, what: PayableFund) => `payable:${provider}:${what}` as Account,
  /** Kept back from what a provider is owed: deductions. */
  withheld: (provider: ProviderId, what: PayableFund) => `withheld:${provider}:${what}` as Account,
  /** Where a fund's money leaves the books when a provider is paid. */
  bank: (what: PayableFund) => `bank:${what}` as Account,
  ownAccount: (person: PersonId) => `account:${person}` as Account,
  /** What a correction owes to the person (credit) or asks back (debit). */
  due: (person: PersonId) => `due:${person}` as Account,
  contributions: (scheme: Scheme | 'ltc' | 'large-amount') => `contributions:${scheme}` as Account,
  /** What another area owes us (debit) or is owed (credit). */
  clearing: (area: AreaCode) => `clearing:${area}` as Account,
  /** Interest that is added to own accounts. */
  interest: () => 'interest:own-accounts' as Account,
  /** A budget that bears a part of premiums: it owes what it was debited. */
  fiscal: (level: string) => `fiscal:${level}` as Account,
  /** Help with premiums, given by a budget and not yet used up by a paid premium. */
  aidPremium: () => 'aid:premium' as Account,
  /** Money that came in by a channel. */
  collected: (channel: string) => `collected:${channel}` as Account,
};

/** The provider and the fund of a payable; ids of providers may hold colons, names of funds do not. */
export function readPayable(account: string): { provider: ProviderId; fund: PayableFund } {
  const [, provider, fund] = /^payable:(.+):(\w+)$/.exec(account) ?? [];
  assert(provider && fund, `a payable, not "${account}"`);
  return { provider: provider as ProviderId, fund: fund as PayableFund };
}
