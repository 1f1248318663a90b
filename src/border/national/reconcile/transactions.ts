import type { Transaction } from '../transaction.ts';
import { compareTotals } from './3201-compare-totals.ts';
import { compareLinesOf } from './3202-compare-lines.ts';
import { applyForClearingOf } from './3203-apply-for-clearing.ts';
import { withdrawApplicationOf } from './3204-withdraw-application.ts';

export const reconcileTransactions: readonly Transaction[] = [
  compareTotals,
  compareLinesOf,
  applyForClearingOf,
  withdrawApplicationOf,
];
