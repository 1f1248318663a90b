import type { PersonId } from '../../../kernel/ids.ts';
import type { TransactionNumber } from '../model.ts';
import { recordOf } from '../people/person-answer.ts';
import { transaction } from '../transaction.ts';
import { fileAsked } from './file-asked.ts';
import { filingAsked, schemeIn } from './filing-asked.ts';

const INJURY_WORDS = {
  source: 'dcla_souc',
  treatedAt: 'fixmedins_code',
  treatedAtName: 'fixmedins_name',
  admittedAt: 'adm_time',
  injuredAt: 'trum_time',
  place: 'trum_site',
  cause: 'trum_rea',
  remark: 'memo',
} as const;

/** 审核支付标志. */
const FUND_PAYS: Readonly<Record<string, boolean>> = { '0': false, '1': true };

/** 2507 人员意外伤害备案: whether a fund may pay for the injury, or somebody else is liable. */
export const fileInjury = transaction({
  number: '2507' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const row = call.input.one('data');
    const { idNumber } = await recordOf(call, row.text('psn_no') as PersonId);
    const stated = row.textOr('certno');
    if (stated !== null && stated.toUpperCase() !== idNumber) {
      throw row.refuse('certno', '与人员编号不是同一人');
    }
    const fundPays = FUND_PAYS[row.text('chk_pay_flag')];
    if (fundPays === undefined) throw row.refuse('chk_pay_flag', '应为 0 或 1');
    const filing = filingAsked(row, call, {
      content: { kind: 'injury', injuredOn: row.dayOr('trum_time'), fundPays },
      ...{ scheme: schemeIn(row), words: INJURY_WORDS },
    });
    return { result: await fileAsked(call, filing) };
  },
});
