import type { Day } from '../../kernel/days.ts';
import type { Id, ProviderId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { FUND_LAYERS } from '../benefit/index.ts';
import type { PayableFund } from '../ledger/index.ts';

export type PeriodId = Id<'pay-period'>;
export type StatementId = Id<'pay-statement'>;
export type DeductionId = Id<'pay-deduction'>;
export type OrderId = Id<'pay-order'>;

export const FUNDS = [
  ...FUND_LAYERS,
  'ownAccount',
  'mutualAid',
] as const satisfies readonly PayableFund[];

/** What is paid in one go: a month, or longer where months were not closed. */
export type PayPeriod = {
  readonly id: PeriodId;
  readonly startsOn: Day;
  /** First day of the next period. */
  readonly endsOn: Day;
  readonly closedBy: string;
  readonly closedAt: string;
};

/** What one fund owes one provider for a period, as it stands. */
export type Statement = {
  readonly id: StatementId;
  readonly period: PeriodId;
  readonly provider: ProviderId;
  readonly fund: PayableFund;
  /** From the closed days of the ledger; negative when more was taken back than settled. */
  readonly drawn: Money;
  /** What an earlier statement left below nothing. */
  readonly carried: Money;
  readonly carriedFrom: StatementId | null;
  readonly deducted: Money;
  /** drawn + carried − deducted. */
  readonly payable: Money;
  /** The last order made for it. */
  readonly order: OrderId | null;
  readonly orderState: OrderState | null;
  readonly attempts: number;
  /** A later statement carries its debt on. */
  readonly carriedOn: boolean;
};

export const DEDUCTION_SOURCES = ['audit', 'supervision', 'contract', 'deposit', 'budget'] as const;
export type DeductionSource = (typeof DEDUCTION_SOURCES)[number];

export type Deduction = {
  readonly id: DeductionId;
  readonly statement: StatementId;
  readonly key: string;
  readonly source: DeductionSource;
  readonly reason: string;
  /** Negative: it gives `takesBack` back. */
  readonly amount: Money;
  readonly takesBack: DeductionId | null;
  readonly madeBy: string;
  readonly madeAt: string;
};

/** Where a provider is paid. */
export type PayAccount = {
  readonly id: Id<'pay-account'>;
  readonly provider: ProviderId;
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
  readonly madeBy: string;
  readonly madeAt: string;
};

export const ORDER_STATES = [
  'made',
  'withdrawn',
  'rejected',
  'approved',
  'sent',
  'unknown',
  'paid',
  'failed',
  'returned',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderEvent = {
  readonly order: OrderId;
  readonly seq: number;
  readonly state: OrderState;
  readonly actor: string;
  readonly at: string;
  readonly detail: string;
  readonly reference: string;
};

export type Order = {
  readonly id: OrderId;
  readonly statement: StatementId;
  readonly period: PeriodId;
  readonly provider: ProviderId;
  readonly fund: PayableFund;
  readonly attempt: number;
  readonly amount: Money;
  readonly account: Pick<PayAccount, 'holder' | 'bank' | 'number'>;
  readonly state: OrderState;
  /** Number of its events. */
  readonly seq: number;
  readonly at: string;
  readonly detail: string;
  /** It went out in a bank file, not by message. */
  readonly inFile: boolean;
  /** Who had a hand in it before approval: made the order, its account or a deduction. */
  readonly hands: readonly string[];
};
