import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Account, PayableFund } from '../ledger/index.ts';
import type { OrderId, OrderState } from '../provider-payment/index.ts';

export type PaymentId = Id<'person-payment'>;
export type BatchId = Id<'person-pay-batch'>;
export type RecoveryId = Id<'recovery'>;

/** What a fund pays of it. `borneBy` is debited where the payment itself books the debt; null: that was booked before. */
export type Part = {
  readonly fund: PayableFund;
  readonly amount: Money;
  readonly borneBy: Account | null;
};

export type BankAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

/** What is to be paid to somebody who is no provider. */
export type NewPayment = {
  /** For what: the same key is the same payment, for ever. */
  readonly key: string;
  readonly kind: string;
  readonly case: string | null;
  readonly person: PersonId | null;
  /** Account of the ledger that it draws to zero, e.g. `due:<person>`. */
  readonly owedBy: Account;
  readonly parts: readonly Part[];
  readonly account: BankAccount;
  readonly actor: string;
};

/** `set-off`: kept whole for an earlier debt. `waiting`: an order may be made for it. The rest are its order's. */
export const PAYMENT_STATES = [
  'waiting',
  'set-off',
  'made',
  'approved',
  'sent',
  'unknown',
  'paid',
  'failed',
  'returned',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export type Payment = {
  readonly id: PaymentId;
  readonly key: string;
  readonly kind: string;
  readonly case: string | null;
  readonly person: PersonId | null;
  readonly owedBy: Account;
  readonly amount: Money;
  /** Kept for debts of the same account. */
  readonly setOff: Money;
  readonly accountId: string;
  readonly account: BankAccount;
  /** Who recorded the account. */
  readonly accountBy: string;
  readonly order: OrderId | null;
  readonly attempts: number;
  readonly state: PaymentState;
  readonly madeAt: string;
};

export type PersonOrder = {
  readonly id: OrderId;
  readonly batch: BatchId;
  readonly payment: PaymentId;
  readonly attempt: number;
  readonly amount: Money;
  readonly account: BankAccount;
  readonly state: OrderState;
  /** Number of its events. */
  readonly seq: number;
  readonly at: string;
  readonly detail: string;
  readonly inFile: boolean;
  /** Who made it or recorded its account. */
  readonly hands: readonly string[];
  readonly owedBy: Account;
  readonly case: string | null;
  readonly person: PersonId | null;
};

export type Recovery = {
  readonly id: RecoveryId;
  readonly key: string;
  readonly payment: PaymentId;
  readonly owedBy: Account;
  readonly amount: Money;
  /** Set off or received so far. */
  readonly returned: Money;
  readonly open: Money;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
};

export type RecoveryEntry = {
  readonly recovery: RecoveryId;
  readonly seq: number;
  readonly kind: 'set-off' | 'received';
  readonly amount: Money;
  readonly payment: PaymentId | null;
  readonly reference: string;
  readonly actor: string;
  readonly at: string;
  readonly journal: string | null;
  readonly onDay: Day;
};

/** What became of a payment, for whoever waits for it (the case). */
export type PaymentMoved = {
  readonly payment: PaymentId;
  readonly key: string;
  readonly case: string | null;
  readonly person: PersonId | null;
  readonly state: 'paid' | 'set-off' | 'failed' | 'returned';
  readonly amount: Money;
  readonly reason: string;
};
