import { formatYuan, type Money } from '../../../kernel/money.ts';
import type { Answer } from './model.ts';
import type { Case } from './sheets.ts';

export type ListedStay = {
  readonly stay: string;
  readonly settlement: string;
  /** `setldetail` of the settlement. */
  readonly funds: readonly Answer[];
};

/** A settlement list (结算清单) of a stay that was settled. */
export function settlementList(
  { person, now }: Case,
  { stay, settlement, funds }: ListedStay,
  head: object = {},
): { readonly setlinfo: object; readonly payinfo: readonly object[] } {
  const today = now.slice(0, 10);
  return {
    setlinfo: {
      ...{ psn_no: person, mdtrt_id: stay, setl_id: settlement, medcasno: 'BA-CONFORM' },
      ...{ ntly: '156', prfs: '27', patn_rlts: '01', adm_time: now, dscg_time: now },
      ...{ adm_way: '2', dscg_way: '1', adm_caty: 'A03', dscg_caty: 'A03', chfpdr_code: 'D0001' },
      ...{ hi_paymtd: '1', bill_code: '0530', bill_no: '1', biz_sn: settlement },
      ...{ medins_fill_dept: '医保科', medins_fill_psn: '符合性测试' },
      ...{ setl_begn_date: today, setl_end_date: today },
      ...head,
    },
    ...{ diseinfo: [LISTED_DIAGNOSIS] },
    payinfo: funds.map(({ fund_pay_type, fund_payamt }) => ({ fund_pay_type, fund_payamt })),
  };
}

const LISTED_DIAGNOSIS = {
  diag_type: '1',
  diag_code: 'J18.900',
  diag_name: '肺炎',
  adm_cond_type: '1',
  maindiag_flag: '1',
};

/** The charges of one category. */
export function category(item: string, amount: Money): object {
  return { med_chrgitm: item, amt: formatYuan(amount) };
}
