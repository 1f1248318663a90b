import type { Money } from '../../kernel/money.ts';
import type { Order, OrderId } from './model.ts';

/** What a bank is told. The key is the order's. */
export type Instruction = {
  readonly key: OrderId;
  readonly amount: Money;
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

export const OUTCOMES = ['paid', 'failed', 'unknown', 'returned'] as const;

/** What a bank says. `unknown`: no answer came, or the bank itself does not know yet. */
export type BankAnswer = {
  readonly outcome: (typeof OUTCOMES)[number];
  /** The bank's own number. */
  readonly reference: string;
  readonly reason: string;
};

/** A bank that is reached by message. It never throws for a broken line: that is `unknown`. */
export type Bank = {
  /** Pays once a key, however often it is told. */
  readonly pay: (instruction: Instruction) => Promise<BankAnswer>;
  /** Null: the bank never heard of this key. */
  readonly ask: (key: OrderId) => Promise<BankAnswer | null>;
};

export function instructionOf({
  id,
  amount,
  account,
}: Pick<Order, 'id' | 'amount' | 'account'>): Instruction {
  return { key: id, amount, ...account };
}
