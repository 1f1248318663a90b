import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { chargeKey, checkOneVisit } from './charge-key.ts';
import { lineResult } from './line-result.ts';
import { sentCharge } from './sent-charges.ts';

/** 2301 住院费用明细上传: charges of a stay, and refunds of such with negative quantity and amount. */
export const uploadStayCharges = transaction({
  number: '2301' as TransactionNumber,
  effect: 'lane',
  permission: 'care.write',
  async handle(call) {
    const rows = call.input.many('feedetail');
    const first = checkOneVisit(rows, 'feedetail');
    const charges = await call.world.charges.add({
      ...askerOf(first, call),
      key: chargeKey(call),
      stay: true,
      bills: [{ batch: null, lines: rows.map((row) => sentCharge(row, 'stay')) }],
    });
    return { result: charges.map(lineResult) };
  },
});
