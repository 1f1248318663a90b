import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { UNKNOWN_LIST } from '../../../money/settlement-list/index.ts';
import type { TransactionNumber } from '../model.ts';
import { readSettlementId } from '../money/settlement-id.ts';
import { transaction } from '../transaction.ts';
import { listAnswer } from './list-answer.ts';

/** 4103 医疗保障基金结算清单信息查询: the newest version, with what the settlement and its charges add to it. */
export const showSettlementList = transaction({
  number: '4103' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person });
    const id = readSettlementId(data, 'setl_id');
    const [list, settled] = await Promise.all([
      call.world.settlementLists.find(call.sql, id),
      call.world.money.find(call.sql, id),
    ]);
    const own = list?.person === person && list.provider === call.signedIn.provider.id;
    if (!list || !settled || !own) {
      throw new Rejection(UNKNOWN_LIST, { settlement: data.text('setl_id') });
    }
    return listAnswer({ list, settled }, call);
  },
});
