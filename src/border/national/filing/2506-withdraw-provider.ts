import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { withdrawAsked } from './withdraw-asked.ts';

/** 2506 人员定点备案撤销: it counts for the days before, so that nothing settled changes. */
export const withdrawProvider = transaction({
  number: '2506' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  handle: (call) => withdrawAsked(call, 'provider'),
});
