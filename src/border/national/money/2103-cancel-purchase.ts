import { Rejection } from '../../../kernel/rejection.ts';
import { cancelPurchase, UNKNOWN_SETTLEMENT } from '../../../money/settlement/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { chargeKey } from './charge-key.ts';
import { moneyKey } from './money-key.ts';
import { purchaseDeps } from './purchase-asked.ts';
import { isPurchase, readSettlementId, visitIdOf } from './settlement-id.ts';
import { tell } from './tell.ts';

/** 2103 药店结算撤销: the settlement's mirror; the charges go with it. */
export const undoPurchase = transaction({
  number: '2103' as TransactionNumber,
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const data = call.input.one('data');
    const settlement = readSettlementId(data, 'setl_id');
    const { person, provider, registration } = askerOf(data, call);
    const original = await call.world.money.find(call.sql, settlement);
    if (!original || visitIdOf(original.encounter) !== registration) {
      throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: data.text('setl_id') });
    }
    if (!isPurchase(original)) throw data.refuse('setl_id', '不是药店结算，请用所属交易撤销');
    const reversed = await cancelPurchase(
      purchaseDeps(call),
      { ...{ person, provider, settlement }, key: moneyKey(call), reason: call.number },
      { registration, key: chargeKey(call) },
    );
    return tell(reversed, call);
  },
});
