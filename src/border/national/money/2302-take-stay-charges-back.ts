import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { ALL_UNSETTLED } from './2205-take-charges-back.ts';
import { chargeKey, checkOneVisit } from './charge-key.ts';

/** 2302 住院费用明细撤销: single lines, or all of the stay. */
export const takeStayChargesBack = transaction({
  number: '2302' as TransactionNumber,
  effect: 'lane',
  permission: 'care.write',
  async handle(call) {
    const rows = call.input.many('data');
    const first = checkOneVisit(rows, 'data');
    const lines = rows.map((row) => row.text('feedetl_sn'));
    await call.world.charges.takeBack({
      ...askerOf(first, call),
      key: chargeKey(call),
      stay: true,
      batch: null,
      lines: lines.includes(ALL_UNSETTLED) ? null : lines,
    });
    return {};
  },
});
