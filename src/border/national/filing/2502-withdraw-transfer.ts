import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { withdrawAsked } from './withdraw-asked.ts';

/** 2502 转院备案撤销: open stays are no referrals any more; a settled one is cancelled first. */
export const withdrawTransfer = transaction({
  number: '2502' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  handle: (call) => withdrawAsked(call, 'transfer'),
});
