import type { Transaction } from '../transaction.ts';
import { uploadSettlementList } from './4101-upload-settlement-list.ts';
import { moveSettlementLists } from './4102-move-settlement-list.ts';
import { showSettlementList } from './4103-show-settlement-list.ts';
import { listFindings } from './4104-list-findings.ts';
import { countSettlementLists } from './4105-count-settlement-lists.ts';

export const listTransactions: readonly Transaction[] = [
  uploadSettlementList,
  moveSettlementLists,
  showSettlementList,
  listFindings,
  countSettlementLists,
];
