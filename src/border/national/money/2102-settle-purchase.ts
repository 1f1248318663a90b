import { makePurchase } from '../../../money/settlement/index.ts';
import type { TransactionNumber } from '../model.ts';
import { withVoucher } from '../people/with-voucher.ts';
import { transaction } from '../transaction.ts';
import { chargeKey } from './charge-key.ts';
import { moneyKey } from './money-key.ts';
import { cutOf, purchaseAsked, purchaseDeps } from './purchase-asked.ts';
import { tell } from './tell.ts';

/** 2102 药店结算: visit, charges and settlement of a sale in one message. */
export const settlePurchase = transaction({
  number: '2102' as TransactionNumber,
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const purchase = purchaseAsked(call);
    const keys = { charges: chargeKey(call), money: moneyKey(call) };
    const { person } = purchase.registration;
    const bought = await withVoucher(call.input.one('druginfo'), call, person, () =>
      makePurchase(purchaseDeps(call), purchase, keys),
    );
    const told = await tell(bought.settlement, call);
    return { ...told, detlcutinfo: cutOf(bought.charges) };
  },
});
