import type { TransactionNumber } from '../model.ts';
import { withVoucher } from '../people/with-voucher.ts';
import { transaction } from '../transaction.ts';
import { billAsked, claimedParts } from './bill-asked.ts';
import { moneyKey } from './money-key.ts';
import { tell } from './tell.ts';

/** 2207 门诊结算 of one 收费批次. A repeated message is answered with the very same amounts. */
export const settleVisit = transaction({
  number: '2207' as TransactionNumber,
  alsoKnownAs: ['2207A' as TransactionNumber],
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const data = call.input.one('data');
    const asked = await billAsked(data, call, false);
    const settled = await withVoucher(data, call, asked.person, () =>
      call.world.money.settle({
        key: moneyKey(call),
        open: false,
        claimedParts: claimedParts(data),
        ...asked,
      }),
    );
    return tell(settled, call);
  },
});
