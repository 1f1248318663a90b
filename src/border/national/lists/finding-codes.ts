import type { FindingField } from '../../../money/settlement-list/index.ts';
import { HEADER_CODES } from './list-content.ts';

/** 检查数据字段: at most twenty characters, so longer codes are told by what they have in common. */
export const FINDING_CODES: Readonly<Record<FindingField, string>> = {
  ...HEADER_CODES,
  comaBefore: 'pwcry_bfadm_coma',
  comaAfter: 'pwcry_afadm_coma',
  settledFrom: 'setl_begn_date',
  settledUntil: 'setl_end_date',
  payments: 'fund_payamt',
  fees: 'item_sumamt',
  diagnoses: 'diag_code',
  operations: 'oprn_oprt_code',
  intensiveCare: 'scs_cutd_inpool_time',
  intensiveCareDuration: 'scs_cutd_sum_dura',
};
