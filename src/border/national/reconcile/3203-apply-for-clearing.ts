import { addDays } from '../../../kernel/days.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { applyForClearing } from '../../../money/reconciliation/index.ts';
import type { TransactionNumber } from '../model.ts';
import { visitKindsOf } from '../money/clearing-type.ts';
import { transaction } from '../transaction.ts';

const MONTH = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;

/** 3203 清算申请: figures that agree with the centre's are taken; others are reconciled first. */
export const applyForClearingOf = transaction({
  number: '3203' as TransactionNumber,
  effect: 'keeps',
  permission: 'reconciliation.write',
  async handle({ input, sql, world, signedIn }) {
    const data = input.one('data');
    const [, year, month] = MONTH.exec(data.text('setlym')) ?? [];
    if (year === undefined) throw data.refuse('setlym', '应为年月 yyyyMM');
    const visitKinds = visitKindsOf(data.text('clr_type'), signedIn.provider.kind);
    if (visitKinds.length === 0) throw data.refuse('clr_type', '本统筹区没有这一清算类别的结算');
    const made = await applyForClearing(sql, world, {
      actor: signedIn.operator.id,
      accountsInFunds: signedIn.profile.accountInFundSum,
      asked: {
        provider: signedIn.provider.id,
        visitKinds,
        way: data.textOr('clr_way') ?? '',
        month: `${year}-${month}`,
        startsOn: data.day('begndate'),
        endsOn: addDays(data.day('enddate'), 1),
        persons: data.whole('psntime'),
        total: data.money('medfee_sumamt'),
        recognised: data.money('med_sumfee'),
        funds: data.money('fund_appy_sum'),
        accounts: data.money('acct_pay'),
        cash: data.money('cash_payamt'),
      },
    });
    return { result: { clr_appy_evt_id: toShortId(made.id) } };
  },
});
