import type { Transaction } from '../transaction.ts';
import { fileTransfer } from './2501-file-transfer.ts';
import { withdrawTransfer } from './2502-withdraw-transfer.ts';
import { fileDisease } from './2503-file-disease.ts';
import { withdrawDisease } from './2504-withdraw-disease.ts';
import { fileProvider } from './2505-file-provider.ts';
import { withdrawProvider } from './2506-withdraw-provider.ts';
import { fileInjury } from './2507-file-injury.ts';
import { listProviders } from './5302-list-providers.ts';
import { listTransfers } from './5304-list-transfers.ts';

export const filingTransactions: readonly Transaction[] = [
  fileTransfer,
  withdrawTransfer,
  fileDisease,
  withdrawDisease,
  fileProvider,
  withdrawProvider,
  fileInjury,
  listProviders,
  listTransfers,
];
