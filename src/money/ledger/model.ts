import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
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

/** Funds are spent (debit); providers, persons and own accounts are owed (credit). */
export const accounts = {
  /** 统筹, 大额 and 大病 are kept apart by scheme; aid is one fund of the area. */
  fund: (layer: FundLayer, scheme: Scheme) =>
    (layer === 'medicalAid' ? 'fund:medicalAid' : `fund:${scheme}:${layer}`) as Account,
  payable: (provider: ProviderId, what: FundLayer | 'ownAccount' | 'mutualAid') =>
    `payable:${provider}:${what}` as Account,
  ownAccount: (person: PersonId) => `account:${person}` as Account,
  /** What a correction owes to the person (credit) or asks back (debit). */
  due: (person: PersonId) => `due:${person}` as Account,
  contributions: (scheme: Scheme) => `contributions:${scheme}` as Account,
};
