import type { SentCharge } from '../../../money/encounter/index.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Row } from '../input.ts';

/** What is kept of a line beside price and day: our word ← the sender's code. */
export const LINE_PARTICULARS = {
  ownCode: 'medins_list_codg',
  prescription: 'rxno',
  external: 'rx_circ_flag',
  order: 'drord_no',
  disease: 'dise_codg',
  dose: 'sin_dos_dscr',
  frequency: 'used_frqu_dscr',
  days: 'prd_days',
  route: 'medc_way_dscr',
  department: 'bilg_dept_codg',
  departmentName: 'bilg_dept_name',
  doctor: 'bilg_dr_codg',
  doctorName: 'bilg_dr_name',
  servingDepartment: 'acord_dept_codg',
  servingDepartmentName: 'acord_dept_name',
  servingDoctor: 'orders_dr_code',
  servingDoctorName: 'orders_dr_name',
  herbUse: 'tcmdrug_used_way',
  outside: 'etip_flag',
  outsideHospital: 'etip_hosp_code',
  takeHome: 'dscg_tkdrug_flag',
  birth: 'matn_fee_flag',
  memo: 'memo',
} as const;

/** Which table a line stands in. */
export type ChargeTable = 'visit' | 'stay' | 'pharmacy';

/** Not in the table of a pharmacy. */
const NOT_AT_PHARMACIES = [
  ...['drord_no', 'dise_codg', 'bilg_dept_codg', 'bilg_dept_name', 'acord_dept_codg'],
  ...['acord_dept_name', 'orders_dr_code', 'orders_dr_name', 'etip_flag', 'etip_hosp_code'],
  ...['dscg_tkdrug_flag', 'matn_fee_flag', 'memo'],
];

/** Only in the outpatient table, or only in the inpatient one. */
const OUTPATIENT_ONLY = [
  'rxno',
  'rx_circ_flag',
  'dise_codg',
  'sin_dos_dscr',
  'used_frqu_dscr',
  'prd_days',
  'medc_way_dscr',
];
const INPATIENT_ONLY = ['drord_no'];

const ABSENT = {
  visit: INPATIENT_ONLY,
  stay: OUTPATIENT_ONLY,
  pharmacy: NOT_AT_PHARMACIES,
} as const satisfies Record<ChargeTable, readonly string[]>;

const SAID = {
  visit: saidAt('visit'),
  stay: saidAt('stay'),
  pharmacy: saidAt('pharmacy'),
} as const satisfies Record<ChargeTable, unknown>;

function saidAt(table: ChargeTable): readonly (readonly [string, string])[] {
  const absent: readonly string[] = ABSENT[table];
  return Object.entries(LINE_PARTICULARS).filter(([, code]) => !absent.includes(code));
}

const APPROVAL: Readonly<Record<string, SentCharge['approval']>> = {
  '1': 'approved',
  '2': 'refused',
};

/** A line of an upload in our words; figures stay the exact text that was sent. */
export function sentCharge(row: Row, table: ChargeTable): SentCharge {
  const said: Record<string, string> = { at: row.moment('fee_ocur_time') };
  for (const [word, code] of SAID[table]) {
    const text = row.textOr(code);
    if (text !== null) said[word] = maskPersonalNumbers(text);
  }
  return {
    line: row.text('feedetl_sn'),
    code: row.text('med_list_codg'),
    day: row.day('fee_ocur_time'),
    quantity: row.decimal('cnt'),
    unitPrice: row.decimal('pric'),
    amount: row.decimal('det_item_fee_sumamt'),
    takesBack: table === 'stay' ? row.textOr('init_feedetl_sn') : null,
    approval: table === 'pharmacy' ? 'none' : approvalOf(row),
    particulars: said,
  };
}

function approvalOf(row: Row): SentCharge['approval'] {
  return APPROVAL[row.textOr('hosp_appr_flag') ?? ''] ?? 'none';
}
