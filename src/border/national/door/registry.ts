import { entryTransactions } from '../entry/transactions.ts';
import { goodsTransactions } from '../goods/transactions.ts';
import { moneyTransactions } from '../money/transactions.ts';
import { peopleTransactions } from '../people/transactions.ts';
import { stockTransactions } from '../stock/transactions.ts';
import type { Transaction } from '../transaction.ts';
import { visitTransactions } from '../visit/transactions.ts';

/** Every transaction that is offered; a number that is not here is refused as such. */
export const TRANSACTIONS: readonly Transaction[] = [
  ...entryTransactions,
  ...peopleTransactions,
  ...visitTransactions,
  ...moneyTransactions,
  ...goodsTransactions,
  ...stockTransactions,
];
