import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { cancelSettlement } from './cancel-settlement.ts';

/** 2208 门诊结算撤销. */
export const cancelVisitSettlement = transaction({
  number: '2208' as TransactionNumber,
  effect: 'lane',
  permission: 'settlement.write',
  handle: cancelSettlement,
});
