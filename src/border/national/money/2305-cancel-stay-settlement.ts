import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { cancelSettlement } from './cancel-settlement.ts';

/** 2305 住院结算撤销. */
export const cancelStaySettlement = transaction({
  number: '2305' as TransactionNumber,
  effect: 'lane',
  permission: 'settlement.write',
  handle: cancelSettlement,
});
