import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Row } from '../input.ts';

/** What is kept of a visit or stay as it was said: our word ← the sender's code. */
export const VISIT_PARTICULARS = {
  credentialType: 'mdtrt_cert_type',
  doctor: 'atddr_no',
  doctorName: 'dr_name',
  department: 'dept_code',
  departmentName: 'dept_name',
  specialty: 'caty',
} as const;

export const DESCRIPTION_PARTICULARS = {
  condition: 'main_cond_dscr',
  diseaseCode: 'dise_codg',
  diseaseName: 'dise_name',
  birthControl: 'birctrl_type',
  birthDay: 'birctrl_matn_date',
} as const;

export const STAY_PARTICULARS = {
  ...DESCRIPTION_PARTICULARS,
  credentialType: 'mdtrt_cert_type',
  contact: 'coner_name',
  phone: 'tel',
  recordNumber: 'medrcdno',
  doctor: 'atddr_no',
  doctorName: 'chfpdr_name',
  diagnosisText: 'adm_diag_dscr',
  department: 'adm_dept_codg',
  departmentName: 'adm_dept_name',
  bed: 'adm_bed',
  mainDiagnosis: 'dscg_maindiag_code',
  mainDiagnosisName: 'dscg_maindiag_name',
  operation: 'oprn_oprt_code',
  operationName: 'oprn_oprt_name',
  birthKind: 'matn_type',
} as const;

export const DISCHARGE_PARTICULARS = {
  dischargeDepartment: 'dscg_dept_codg',
  dischargeDepartmentName: 'dscg_dept_name',
  dischargeBed: 'dscg_bed',
  dischargeWay: 'dscg_way',
  deathDay: 'die_date',
  complications: 'cop_flag',
} as const;

/**
 * Those that were said; the others are absent. The phone is kept sealed; numbers of people that somebody writes into
 * another field have no business there.
 */
export function particularsOf(
  row: Row,
  words: Readonly<Record<string, string>>,
): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [word, code] of Object.entries(words)) {
    const text = row.textOr(code);
    if (text !== null) said[word] = word === 'phone' ? text : maskPersonalNumbers(text);
  }
  return said;
}

/** The other way: codes for an answer. */
export function codesOf(
  particulars: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(words).map(([word, code]) => [code, particulars[word] ?? null]),
  );
}
