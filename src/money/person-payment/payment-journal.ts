import type { Day } from '../../kernel/days.ts';
import { negate } from '../../kernel/money.ts';
import { type Account, accounts, buildJournal, type Transfer } from '../ledger/index.ts';
import type { Part } from './model.ts';

type Journal = { readonly id: string; readonly onDay: Day };

/** The fund comes to owe what no settlement booked; a recovery of it is the mirror. */
export function debtJournal(
  { id, onDay }: Journal,
  owedBy: Account,
  parts: readonly Part[],
  back = false,
): readonly Transfer[] {
  return buildJournal(
    id,
    onDay,
    parts.flatMap(({ borneBy, amount }) =>
      borneBy === null
        ? []
        : [{ debit: borneBy, credit: owedBy, amount: back ? negate(amount) : amount }],
    ),
  );
}

/** Money leaves the bank and draws down what is owed; money that comes back, or in, is the mirror. */
export function bankJournal(
  { id, onDay }: Journal,
  owedBy: Account,
  parts: readonly Pick<Part, 'fund' | 'amount'>[],
  into = false,
): readonly Transfer[] {
  return buildJournal(
    id,
    onDay,
    parts.map(({ fund, amount }) => ({
      debit: owedBy,
      credit: accounts.bank(fund),
      amount: into ? negate(amount) : amount,
    })),
  );
}
