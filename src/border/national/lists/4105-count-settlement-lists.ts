import { checkOwnProvider } from '../goods/own-provider.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

const WITH_REVERSALS = '1';
/** Senders write the set as JSON, or with a comma between the types. */
const BETWEEN = /[[\]",，、\s]+/;

/** 4105 医疗保障基金结算清单数量统计查询: how many lists are due for what was settled in a time, and how many are here. */
export const countSettlementLists = transaction({
  number: '4105' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    const data = call.input.one('data');
    checkOwnProvider(data, call);
    const [from, until] = [data.moment('stt_begntime'), data.moment('stt_endtime')];
    if (until < from) throw data.refuse('stt_endtime', '不早于统计开始时间');
    const { due, kept } = await call.world.settlementLists.count(call.sql, {
      provider: call.signedIn.provider.id,
      medicalTypes: data.text('medtype_list').split(BETWEEN).filter(Boolean),
      from: `${from}+08`,
      until: `${until}+08`,
      withReversals: data.textOr('refdset_flag') === WITH_REVERSALS,
    });
    return { needUploadCnt: due, uploadedCnt: kept };
  },
});
