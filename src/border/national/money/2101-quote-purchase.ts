import { tryPurchase } from '../../../money/settlement/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { cutOf, purchaseAsked, purchaseDeps } from './purchase-asked.ts';
import { tellTrial } from './tell.ts';

/** 2101 药店预结算: the same computation as 2102; opens and records nothing. */
export const quotePurchase = transaction({
  number: '2101' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.write',
  async handle(call) {
    const purchase = purchaseAsked(call);
    const { settlement, charges } = await tryPurchase(purchaseDeps(call), purchase);
    const told = await tellTrial(settlement, call, purchase.registration);
    return { ...told, detlcutinfo: cutOf(charges) };
  },
});
