import type { TransactionNumber } from '../model.ts';
import { withVoucher } from '../people/with-voucher.ts';
import { transaction } from '../transaction.ts';
import { billAsked, claimedParts } from './bill-asked.ts';
import { moneyKey } from './money-key.ts';
import { tell } from './tell.ts';

/** 2304 住院结算: after the discharge or, where the region settles first, before it. */
export const settleStay = transaction({
  number: '2304' as TransactionNumber,
  alsoKnownAs: ['2304A' as TransactionNumber],
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const data = call.input.one('data');
    if (data.flag('mid_setl_flag')) {
      throw data.refuse('mid_setl_flag', '本平台按整次住院结算，不办理中途结算');
    }
    const asked = await billAsked(data, call, true);
    const settled = await withVoucher(data, call, asked.person, () =>
      call.world.money.settle({
        ...asked,
        key: moneyKey(call),
        open: true,
        claimedParts: claimedParts(data),
      }),
    );
    return tell(settled, call);
  },
});
