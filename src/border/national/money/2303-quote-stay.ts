import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { billAsked } from './bill-asked.ts';
import { tellTrial } from './tell.ts';

/** 2303 住院预结算: on any day of a stay, as if it ended today. */
export const quoteStay = transaction({
  number: '2303' as TransactionNumber,
  alsoKnownAs: ['2303A' as TransactionNumber],
  effect: 'reads',
  permission: 'settlement.write',
  async handle(call) {
    const asked = await billAsked(call.input.one('data'), call, true);
    return tellTrial(await call.world.money.quote(asked), call);
  },
});
