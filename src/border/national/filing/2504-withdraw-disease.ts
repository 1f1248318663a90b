import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { withdrawAsked } from './withdraw-asked.ts';

/** 2504 人员慢特病备案撤销: the recognition goes with it; a settlement that rests on it is cancelled first. */
export const withdrawDisease = transaction({
  number: '2504' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  handle: (call) => withdrawAsked(call, 'disease'),
});
