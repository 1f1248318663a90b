import { continueStay, findRegistrations } from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { withVoucher } from '../people/with-voucher.ts';
import { type Call, transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { billAsked, claimedParts } from './bill-asked.ts';
import { moneyKey } from './money-key.ts';
import { tell } from './tell.ts';

/**
 * 2304 住院结算: after the discharge or, where the region settles first, before it. In the midst of a stay (中途结算) it
 * settles what was charged so far, and the stay goes on with a further bill.
 */
export const settleStay = transaction({
  number: '2304' as TransactionNumber,
  alsoKnownAs: ['2304A' as TransactionNumber],
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const data = call.input.one('data');
    const asked = await billAsked(data, call, true);
    if (data.flag('mid_setl_flag')) await checkStaysOn(data, call);
    const settled = await withVoucher(data, call, asked.person, () =>
      call.world.money.settle({
        ...asked,
        key: moneyKey(call),
        open: true,
        claimedParts: claimedParts(data),
      }),
    );
    if (data.flag('mid_setl_flag')) {
      await call.world.database.transaction((sql) =>
        continueStay(sql, settled.encounter, settled.until),
      );
    }
    return tell(settled, call);
  },
});

/** After the discharge there is no midst; a message that comes again was answered before it. */
async function checkStaysOn(data: Row, call: Call): Promise<void> {
  const { registration, provider } = askerOf(data, call);
  const found = (await findRegistrations(call.sql, [registration])).get(registration);
  if (!found || found.endedAt === null) return;
  if (await call.world.money.findBill(call.sql, { provider, key: moneyKey(call) })) return;
  throw data.refuse('mid_setl_flag', '已办理出院，请按出院结算');
}
