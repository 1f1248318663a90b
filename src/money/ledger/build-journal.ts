import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import { type Money, negate, ZERO } from '../../kernel/money.ts';
import type { Account, Transfer } from './model.ts';

export type Movement = {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Money;
};

/**
 * The only way to make transfers. A movement of nothing leaves no line; a negative one runs the other
 * way, so that a mirror or a difference needs no rule of its own.
 */
export function buildJournal(
  journal: string,
  onDay: Day,
  movements: readonly Movement[],
): readonly Transfer[] {
  const transfers: Transfer[] = [];
  for (const { debit, credit, amount } of movements) {
    assert(debit !== credit, 'a transfer has two sides');
    if (amount === ZERO) continue;
    const seq = transfers.length + 1;
    transfers.push(
      amount > ZERO
        ? { journal, seq, onDay, debit, credit, amount }
        : { journal, seq, onDay, debit: credit, credit: debit, amount: negate(amount) },
    );
  }
  return transfers;
}

/** Balance of each account: what was credited less what was debited. */
export function balancesOf(transfers: readonly Transfer[]): ReadonlyMap<Account, Money> {
  const balances = new Map<Account, Money>();
  const add = (account: Account, amount: Money) =>
    balances.set(account, ((balances.get(account) ?? ZERO) + amount) as Money);
  for (const { debit, credit, amount } of transfers) {
    add(debit, negate(amount));
    add(credit, amount);
  }
  return balances;
}
