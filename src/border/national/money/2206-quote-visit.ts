import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { billAsked } from './bill-asked.ts';
import { tellTrial } from './tell.ts';

/** 2206 门诊预结算: the same computation as 2207; records nothing. */
export const quoteVisit = transaction({
  number: '2206' as TransactionNumber,
  alsoKnownAs: ['2206A' as TransactionNumber],
  effect: 'reads',
  permission: 'settlement.write',
  async handle(call) {
    const asked = await billAsked(call.input.one('data'), call, false);
    return tellTrial(await call.world.money.quote(asked), call);
  },
});
