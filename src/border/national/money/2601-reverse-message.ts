import type { PersonId, RegistrationId, RequestKey } from '../../../kernel/ids.ts';
import { cancelRegistration, checkOwn, lockRegistration } from '../../../money/encounter/index.ts';
import { cancelPurchase } from '../../../money/settlement/index.ts';
import { findKept } from '../door/store.ts';
import type { MessageId, TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { plainNumber } from './money-key.ts';
import { purchaseDeps } from './purchase-asked.ts';

const ADMISSION = '2401';
const PURCHASE = '2102';
const SETTLEMENTS = [PURCHASE, '2207', '2304'];

/**
 * 2601 冲正: undoes a message of which the sender lost the answer, named by its number and id. Whatever id
 * the reversal itself has, it is done once an original.
 */
export const reverseMessage = transaction({
  number: '2601' as TransactionNumber,
  effect: 'lane',
  permission: 'settlement.write',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person });
    const number = plainNumber(data.text('oinfno'));
    const message = data.text('omsgid') as MessageId;
    if (number === ADMISSION) {
      const stay = await admittedBy(call, message);
      if (!stay) throw data.refuse('omsgid', '没有找到该报文办理的入院登记');
      await undoAdmission(call, person, stay);
      return {};
    }
    if (!SETTLEMENTS.includes(number)) {
      throw data.refuse('oinfno', '可以冲正的交易是 2102、2207、2304、2401');
    }
    const original = `${number}.${message}`;
    const { provider } = call.key;
    const request = {
      ...{ provider, person, reason: '2601' },
      key: `2601.${original}` as RequestKey,
      settledBy: original as RequestKey,
    };
    if (number === PURCHASE) {
      const key = { provider, transaction: '2601', key: original };
      await cancelPurchase(purchaseDeps(call), request, { registration: null, key });
    } else {
      await call.world.money.reverse(request);
    }
    return {};
  },
});

async function admittedBy(call: Call, message: MessageId): Promise<RegistrationId | null> {
  const transaction = ADMISSION as TransactionNumber;
  const kept = await findKept(call.sql, { ...call.key, transaction, message });
  if (!kept) return null;
  const { result } = JSON.parse(kept.answer) as { result: { mdtrt_id: RegistrationId } };
  return result.mdtrt_id;
}

function undoAdmission(call: Call, person: PersonId, id: RegistrationId): Promise<void> {
  return call.world.database.transaction(async (sql) => {
    const found = await lockRegistration(sql, id);
    // A cancelled admission is what was asked for: the reversal was sent before.
    if (found?.cancelledAt && found.person === person) return;
    await cancelRegistration(sql, checkOwn(found, id, { person, provider: call.key.provider }));
  });
}
