import { WHOLE } from '../../../kernel/money.ts';
import type { PricedCharge } from '../../../money/encounter/index.ts';
import { amount, digits, proportion } from '../amounts.ts';
import type { OutRow } from '../output.ts';

const CLASS = { A: '01', B: '02', C: '03' } as const satisfies Record<
  PricedCharge['class'],
  string
>;

/** 医疗收费项目类别, as far as the catalogue tells kinds apart. */
const CHARGE_TYPE = { drug: '09', service: '14', material: '08' } as const satisfies Record<
  PricedCharge['itemKind'],
  string
>;
export const LIST_TYPE = { drug: '101', service: '201', material: '301' } as const satisfies Record<
  PricedCharge['itemKind'],
  string
>;
const NO_CEILING = '999999';

/** How the catalogue divided a line; the parts of a refund are negative. */
export function lineResult(charge: PricedCharge): OutRow {
  const { ceiling, priorRate } = charge;
  return {
    feedetl_sn: charge.line,
    det_item_fee_sumamt: amount(charge.amount),
    cnt: digits(charge.quantity),
    pric: digits(charge.unitPrice),
    pric_uplmt_amt: ceiling === null ? digits(NO_CEILING) : amount(ceiling),
    selfpay_prop: proportion(charge.class === 'C' ? WHOLE : priorRate),
    fulamt_ownpay_amt: amount(charge.fullSelfPay),
    overlmt_amt: amount(charge.overCeiling),
    preselfpay_amt: amount(charge.priorSelfPay),
    inscp_scp_amt: amount(charge.inScope),
    chrgitm_lv: CLASS[charge.class],
    med_chrgitm_type: CHARGE_TYPE[charge.itemKind],
    bas_medn_flag: '0',
    hi_nego_drug_flag: '0',
    chld_medc_flag: '0',
    list_sp_item_flag: '0',
    lmt_used_flag: charge.restricted ? '1' : '0',
    drt_reim_flag: '0',
    memo: charge.particulars.memo ?? null,
  };
}
