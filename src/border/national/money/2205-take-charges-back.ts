import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { chargeKey } from './charge-key.ts';

/** Of batches and of lines: all that are not settled. */
export const ALL_UNSETTLED = '0000';

/** 2205 门诊费用明细信息撤销: a batch, or all that are not settled. */
export const takeChargesBack = transaction({
  number: '2205' as TransactionNumber,
  effect: 'lane',
  permission: 'care.write',
  async handle(call) {
    const data = call.input.one('data');
    const batch = data.text('chrg_bchno');
    await call.world.charges.takeBack({
      ...askerOf(data, call),
      key: chargeKey(call),
      stay: false,
      batch: batch === ALL_UNSETTLED ? null : batch,
      lines: null,
    });
    return {};
  },
});
