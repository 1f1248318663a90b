import type { Transaction } from '../transaction.ts';
import { findPerson } from './1101-find-person.ts';
import { readCredential } from './1161-read-credential.ts';
import { scanVoucher } from './1162-scan-voucher.ts';
import { findProvider } from './1201-find-provider.ts';
import { checkBenefits } from './2001-check-benefits.ts';
import { listTotals } from './5206-list-totals.ts';
import { listFilings } from './5301-list-filings.ts';
import { decodeVoucher } from './6101-decode-voucher.ts';

export const peopleTransactions: readonly Transaction[] = [
  findPerson,
  readCredential,
  scanVoucher,
  findProvider,
  checkBenefits,
  listTotals,
  listFilings,
  decodeVoucher,
];
