import type { HeaderField, ListContent } from '../../../money/settlement-list/index.ts';
import type { Scheme } from '../../../rules/policy/index.ts';
import { wordOf } from '../goods/words.ts';
import type { Input, Row } from '../input.ts';
import { payerOf } from '../money/setldetail.ts';

/** What the checks read of `setlinfo`, by our words. */
export const HEADER_CODES = {
  recordNumber: 'medcasno',
  admittedAt: 'adm_time',
  dischargedAt: 'dscg_time',
  admissionWay: 'adm_way',
  leaveWay: 'dscg_way',
  admissionDepartment: 'adm_caty',
  dischargeDepartment: 'dscg_caty',
  chiefDoctor: 'chfpdr_code',
  paymentWay: 'hi_paymtd',
  specialDepartment: 'opsp_diag_caty',
  specialDay: 'opsp_mdtrt_date',
  contactName: 'coner_name',
  contactAddress: 'coner_addr',
  contactPhone: 'coner_tel',
  receivingProvider: 'acp_medins_name',
  readmissionPlan: 'days_rinp_flag_31',
  readmissionPurpose: 'days_rinp_pup_31',
  birthWeight: 'nwb_bir_wt',
  admissionWeight: 'nwb_adm_wt',
  newbornKind: 'nwb_adm_type',
  ventilation: 'vent_used_dura',
  comaBefore: 'pwcry_bfadm_coma_dura',
  comaAfter: 'pwcry_afadm_coma_dura',
} as const satisfies Record<HeaderField, string>;

/** 离院方式. */
const LEAVE_WAY = {
  home: '1',
  transferred: '2',
  community: '3',
  'against-advice': '4',
  died: '5',
  other: '9',
} as const;

const DIAGNOSIS_KIND = { western: '1', 'tcm-disease': '2', 'tcm-syndrome': '3' } as const;
const MAIN_OPERATION = '1';

/** A list as its sender says it, and what the checks read of it. */
export function contentOf(input: Input, scheme: Scheme): ListContent {
  const info = input.one('setlinfo');
  return {
    header: headerOf(info),
    settledFrom: info.day('setl_begn_date'),
    settledUntil: info.day('setl_end_date'),
    diagnoses: input.many('diseinfo').map((row) => ({
      kind: wordOf(DIAGNOSIS_KIND, row.text('diag_type')) ?? 'western',
      main: row.flag('maindiag_flag'),
      code: row.text('diag_code'),
    })),
    operations: input.many('oprninfo').map((row) => ({
      main: row.text('oprn_oprt_type') === MAIN_OPERATION,
      code: row.text('oprn_oprt_code'),
      times: [
        { from: row.momentOr('oprn_oprt_begntime'), until: row.momentOr('oprn_oprt_endtime') },
        { from: row.momentOr('anst_begntime'), until: row.momentOr('anst_endtime') },
      ],
    })),
    intensiveCare: input.many('icuinfo').map((row) => ({
      from: row.moment('scs_cutd_inpool_time'),
      until: row.moment('scs_cutd_exit_time'),
      duration: row.text('scs_cutd_sum_dura'),
    })),
    payments: input.many('payinfo').map((row) => ({
      payer: payerOf(scheme, row.text('fund_pay_type')) ?? 'other',
      amount: row.money('fund_payamt'),
    })),
    fees: input.many('iteminfo').map(feeOf),
    document: JSON.stringify(input.asSent()),
  };
}

function headerOf(info: Row): ListContent['header'] {
  const sent = info.asSent();
  const stated = Object.entries(HEADER_CODES).flatMap(([word, code]) => {
    const value = sent[code];
    return value === undefined || value === null ? [] : [[word, String(value)] as const];
  });
  const header: Partial<Record<HeaderField, string>> = Object.fromEntries(stated);
  const leaving = header.leaveWay === undefined ? null : wordOf(LEAVE_WAY, header.leaveWay);
  return leaving === null ? header : { ...header, leaveWay: leaving };
}

/** Older senders give fees by category; newer ones leave them to the platform. */
function feeOf(row: Row): ListContent['fees'][number] {
  const parts = ['claa_sumfee', 'clab_amt', 'fulamt_ownpay_amt', 'oth_amt'].map((code) =>
    row.moneyOr(code),
  );
  return {
    category: row.text('med_chrgitm'),
    amount: row.money('amt'),
    // Without all four there is nothing to add up.
    parts:
      parts.flatMap((part) => part ?? []).length === parts.length
        ? parts.flatMap((part) => part ?? [])
        : [],
  };
}
