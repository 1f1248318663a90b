import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import { negate } from '../../kernel/money.ts';
import { accounts, buildJournal, type Transfer } from '../ledger/index.ts';
import type { Deduction, Order, Statement } from './model.ts';

/** What is kept back is no longer owed; taking a deduction back is its mirror. */
export function deductionJournal(
  { id, amount }: Pick<Deduction, 'id' | 'amount'>,
  { provider, fund }: Pick<Statement, 'provider' | 'fund'>,
  onDay: Day,
): readonly Transfer[] {
  return buildJournal(id, onDay, [
    { debit: accounts.payable(provider, fund), credit: accounts.withheld(provider, fund), amount },
  ]);
}

/** A payment draws the payable down by the order's amount; money that comes back is owed again. */
export function orderJournal(
  journal: string,
  { provider, fund, amount }: Pick<Order, 'provider' | 'fund' | 'amount'>,
  moved: { readonly state: 'paid' | 'returned'; readonly onDay: Day },
): readonly Transfer[] {
  const transfers = buildJournal(journal, moved.onDay, [
    {
      debit: accounts.payable(provider, fund),
      credit: accounts.bank(fund),
      amount: moved.state === 'paid' ? amount : negate(amount),
    },
  ]);
  assert(transfers.length === 1, 'a payment moves its amount once');
  return transfers;
}
