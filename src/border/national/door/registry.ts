import { entryTransactions } from '../entry/transactions.ts';
import { filingTransactions } from '../filing/transactions.ts';
import { goodsTransactions } from '../goods/transactions.ts';
import { listTransactions } from '../lists/transactions.ts';
import { moneyTransactions } from '../money/transactions.ts';
import { peopleTransactions } from '../people/transactions.ts';
import { reconcileTransactions } from '../reconcile/transactions.ts';
import { recordTransactions } from '../record/transactions.ts';
import { stockTransactions } from '../stock/transactions.ts';
import type { Transaction } from '../transaction.ts';
import { visitTransactions } from '../visit/transactions.ts';

/** Every transaction that is offered; a number that is not here is refused as such. */
export const TRANSACTIONS: readonly Transaction[] = [
  ...entryTransactions,
  ...peopleTransactions,
  ...filingTransactions,
  ...visitTransactions,
  ...moneyTransactions,
  ...goodsTransactions,
  ...stockTransactions,
  ...listTransactions,
  ...recordTransactions,
  ...reconcileTransactions,
];
