import type { Moment } from '../../../kernel/moment.ts';
import { fen, formatYuan, type Money } from '../../../kernel/money.ts';
import type { Answer, Target } from './model.ts';

/** Who is treated, what may be charged, and when. */
export type Case = {
  readonly target: Target;
  readonly person: string;
  readonly item: string;
  readonly now: Moment;
};

const DOCTOR = { atddr_no: 'D0001', dr_name: '示范医师' };
const DEPARTMENT = { dept_code: 'A03', dept_name: '内科', caty: 'A03' };
const DIAGNOSIS = { diag_code: 'J18.900', diag_name: '肺炎' };

export function findPerson(target: Target): object {
  return {
    data: {
      mdtrt_cert_type: '02',
      mdtrt_cert_no: target.idNumber,
      card_sn: '',
      begntime: '',
      psn_cert_type: '01',
      certno: target.idNumber,
      psn_name: '',
    },
  };
}

export function register({ target, person, now }: Case, number: string): object {
  return {
    data: {
      ...credential(target, person),
      insutype: target.scheme,
      begntime: now,
      ipt_otp_no: number,
      ...DOCTOR,
      ...DEPARTMENT,
    },
  };
}

/** What a visit is for, beside an ordinary one. */
export type Disease = { readonly type: string; readonly code: string; readonly name: string };

export function describe({ person, now }: Case, visit: string, disease?: Disease): object {
  const special = disease && { dise_codg: disease.code, dise_name: disease.name };
  return {
    mdtrtinfo: {
      mdtrt_id: visit,
      psn_no: person,
      med_type: disease?.type ?? '11',
      begntime: now,
      ...special,
    },
    diseinfo: [diagnosis(now)],
  };
}

/** A price below every ceiling, so that funds take part: 0.10 yuan. */
const UNIT_FEN = 10n;

export function quantity(amount: Money) {
  return { cnt: String(amount / UNIT_FEN), pric: formatYuan(fen(UNIT_FEN)) };
}

export type Line = { readonly number: string; readonly amount: Money; readonly batch: string };

export function charges(
  { person, item, now }: Case,
  visit: string,
  lines: readonly Line[],
  change: object = {},
): object {
  return {
    feedetail: lines.map(({ number, amount, batch }) => ({
      feedetl_sn: number,
      mdtrt_id: visit,
      psn_no: person,
      chrg_bchno: batch,
      med_type: batch === '' ? '2101' : '11',
      fee_ocur_time: now,
      med_list_codg: item,
      medins_list_codg: item,
      det_item_fee_sumamt: formatYuan(amount),
      ...quantity(amount),
      rx_circ_flag: '0',
      bilg_dept_codg: DEPARTMENT.dept_code,
      bilg_dept_name: DEPARTMENT.dept_name,
      bilg_dr_codg: DOCTOR.atddr_no,
      bilg_dr_name: DOCTOR.dr_name,
      hosp_appr_flag: '0',
      ...change,
    })),
  };
}

/** `batch` is empty in a stay. */
export type Bill = {
  readonly visit: string;
  readonly batch: string;
  readonly total: Money;
  readonly disease?: Disease;
  /** In the midst of a stay. */
  readonly middle?: boolean;
};

export function settle({ target, person, now }: Case, bill: Bill): object {
  const { visit, batch, total, disease, middle = false } = bill;
  const stay = batch === '';
  return {
    data: {
      ...credential(target, person),
      med_type: stay ? '2101' : (disease?.type ?? '11'),
      medfee_sumamt: formatYuan(total),
      psn_setlway: '01',
      mdtrt_id: visit,
      chrg_bchno: batch,
      insutype: target.scheme,
      acct_used_flag: '0',
      ...(stay && { mid_setl_flag: middle ? '1' : '0', invono: '', dscgTime: now }),
    },
  };
}

export function takeBack({ person }: Case, visit: string, batch: string): object {
  return { data: { mdtrt_id: visit, psn_no: person, chrg_bchno: batch, feedetl_sn: '0000' } };
}

export function named({ person }: Case, visit: string, settlement: string): object {
  return { data: { setl_id: settlement, mdtrt_id: visit, psn_no: person } };
}

export function cancelVisit({ person }: Case, visit: string, number: string): object {
  return { data: { psn_no: person, mdtrt_id: visit, ipt_otp_no: number } };
}

export function admit({ target, person, now }: Case, number: string): object {
  return {
    mdtrtinfo: {
      ...credential(target, person),
      insutype: target.scheme,
      begntime: now,
      med_type: '2101',
      ipt_no: number,
      atddr_no: DOCTOR.atddr_no,
      chfpdr_name: DOCTOR.dr_name,
      adm_diag_dscr: DIAGNOSIS.diag_name,
      adm_dept_codg: DEPARTMENT.dept_code,
      adm_dept_name: DEPARTMENT.dept_name,
      adm_bed: '1',
      dscg_maindiag_code: DIAGNOSIS.diag_code,
      dscg_maindiag_name: DIAGNOSIS.diag_name,
    },
    diseinfo: [{ psn_no: person, ...diagnosis(now), adm_cond: '' }],
  };
}

export function discharge({ target, person, now }: Case, stay: string): object {
  return {
    dscginfo: {
      mdtrt_id: stay,
      psn_no: person,
      insutype: target.scheme,
      endtime: now,
      dscg_dept_codg: DEPARTMENT.dept_code,
      dscg_dept_name: DEPARTMENT.dept_name,
      dscg_bed: '1',
      dscg_way: '1',
    },
    diseinfo: [{ mdtrt_id: stay, psn_no: person, ...diagnosis(now) }],
  };
}

export function ofStay({ person }: Case, stay: string): object {
  return { data: { mdtrt_id: stay, psn_no: person } };
}

export function reverse({ person }: Case, number: string, message: string): object {
  return { data: { psn_no: person, omsgid: message, oinfno: number } };
}

/** 就诊ID of what 2201 or 2401 answered. */
export function visitOf(output: Answer): string {
  return String(output?.data?.mdtrt_id ?? output?.result?.mdtrt_id ?? '');
}

export function settlementOf(output: Answer): string {
  return String(output?.setlinfo?.setl_id ?? '');
}

export function credential({ idNumber }: Target, person: string) {
  return {
    psn_no: person,
    mdtrt_cert_type: '02',
    mdtrt_cert_no: idNumber,
    psn_cert_type: '01',
    certno: idNumber,
  };
}

function diagnosis(now: Moment) {
  return {
    diag_type: '1',
    maindiag_flag: '1',
    diag_srt_no: 1,
    ...DIAGNOSIS,
    diag_dept: DEPARTMENT.dept_name,
    dise_dor_no: DOCTOR.atddr_no,
    dise_dor_name: DOCTOR.dr_name,
    diag_time: now,
    vali_flag: '1',
  };
}
