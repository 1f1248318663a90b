import { Rejection } from '../../../kernel/rejection.ts';
import { UNKNOWN_SETTLEMENT } from '../../../money/settlement/index.ts';
import type { Output } from '../output.ts';
import type { Call } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { moneyKey, plainNumber } from './money-key.ts';
import { isPurchase, readSettlementId, visitIdOf } from './settlement-id.ts';
import { tell } from './tell.ts';

/** A cancel is a settlement of its own with all amounts negative; the original stays as it is. */
export async function cancelSettlement(call: Call): Promise<Output> {
  const data = call.input.one('data');
  const settlement = readSettlementId(data, 'setl_id');
  const { person, provider, registration } = askerOf(data, call);
  const original = await call.world.money.find(call.sql, settlement);
  if (!original || visitIdOf(original.encounter) !== registration) {
    throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: data.text('setl_id') });
  }
  if (isPurchase(original)) throw data.refuse('setl_id', '药店结算请用【2103】撤销');
  const reversed = await call.world.money.reverse({
    ...{ person, provider, settlement, key: moneyKey(call) },
    reason: plainNumber(call.number),
  });
  return tell(reversed, call);
}
