import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { settlementAsked } from './settlement-asked.ts';
import { tell } from './tell.ts';

/** 5203 结算信息查询. */
export const showSettlement = transaction({
  number: '5203' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    return tell(await settlementAsked(call.input.one('data'), call), call);
  },
});
