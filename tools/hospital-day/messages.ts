import { now } from './his-client.ts';
import type { Item, Patient, Visit } from './model.ts';

const SCHEMES = { resident: '390', employee: '310' } as const;
const DIAGNOSIS = { code: 'J18.900', name: '肺炎' } as const;
const DOCTOR = { number: 'D0001', name: '示范医师' } as const;
const DEPARTMENT = { code: 'A03', name: '内科' } as const;

export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

export const fen = (amount: unknown): number => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(amount ?? 0));
  if (!match) throw new Error(`an amount, not "${String(amount)}"`);
  const whole = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -whole : whole;
};

const lineFen = (line: { item: Item; count: number }): number => line.item.priceFen * line.count;

export const totalFen = ({ lines }: Visit): number =>
  lines.reduce((sum, line) => sum + lineFen(line), 0);

export function findPerson({ idNumber, name }: Patient): object {
  return {
    data: {
      mdtrt_cert_type: '02',
      mdtrt_cert_no: idNumber,
      card_sn: '',
      begntime: now(),
      psn_cert_type: '01',
      certno: idNumber,
      psn_name: name,
    },
  };
}

export function register({ patient, number }: Visit): object {
  return {
    data: {
      ...credential(patient),
      insutype: SCHEMES[patient.scheme],
      begntime: now(),
      ipt_otp_no: `MZ${number}`,
      atddr_no: DOCTOR.number,
      dr_name: DOCTOR.name,
      dept_code: DEPARTMENT.code,
      dept_name: DEPARTMENT.name,
      caty: DEPARTMENT.code,
    },
  };
}

export function describeVisit({ patient }: Visit, registration: string): object {
  return {
    mdtrtinfo: {
      mdtrt_id: registration,
      psn_no: patient.id,
      med_type: '11',
      begntime: now(),
      main_cond_dscr: '',
      dise_codg: '',
      dise_name: '',
    },
    diseinfo: [diagnosis('1')],
  };
}

export function admit({ patient, number }: Visit): object {
  return {
    mdtrtinfo: {
      ...credential(patient),
      insutype: SCHEMES[patient.scheme],
      begntime: now(),
      med_type: '2101',
      ipt_no: `ZY${number}`,
      atddr_no: DOCTOR.number,
      chfpdr_name: DOCTOR.name,
      adm_diag_dscr: DIAGNOSIS.name,
      adm_dept_codg: DEPARTMENT.code,
      adm_dept_name: DEPARTMENT.name,
      adm_bed: '1',
      dscg_maindiag_code: DIAGNOSIS.code,
      dscg_maindiag_name: DIAGNOSIS.name,
    },
    diseinfo: [{ psn_no: patient.id, ...diagnosis('1'), adm_cond: '' }],
  };
}

export function discharge({ patient }: Visit, registration: string): object {
  return {
    dscginfo: {
      mdtrt_id: registration,
      psn_no: patient.id,
      insutype: SCHEMES[patient.scheme],
      endtime: now(),
      dscg_dept_codg: DEPARTMENT.code,
      dscg_dept_name: DEPARTMENT.name,
      dscg_bed: '1',
      dscg_way: '1',
    },
    diseinfo: [{ mdtrt_id: registration, psn_no: patient.id, ...diagnosis('1') }],
  };
}

export function charges(visit: Visit, registration: string, batch: string): object {
  return {
    feedetail: visit.lines.map((line, index) => ({
      feedetl_sn: `${visit.number}-${index + 1}`,
      mdtrt_id: registration,
      psn_no: visit.patient.id,
      chrg_bchno: batch,
      med_type: visit.kind === 'stay' ? '2101' : '11',
      fee_ocur_time: now(),
      med_list_codg: line.item.code,
      medins_list_codg: line.item.code,
      det_item_fee_sumamt: yuan(lineFen(line)),
      cnt: line.count,
      pric: yuan(line.item.priceFen),
      rx_circ_flag: '0',
      bilg_dept_codg: DEPARTMENT.code,
      bilg_dept_name: DEPARTMENT.name,
      bilg_dr_codg: DOCTOR.number,
      bilg_dr_name: DOCTOR.name,
      hosp_appr_flag: '0',
    })),
  };
}

/** Trial and settlement ask alike. */
export function settle(visit: Visit, registration: string, batch: string): object {
  const stay = visit.kind === 'stay';
  return {
    data: {
      ...credential(visit.patient),
      med_type: stay ? '2101' : '11',
      medfee_sumamt: yuan(totalFen(visit)),
      psn_setlway: '01',
      mdtrt_id: registration,
      chrg_bchno: batch,
      insutype: SCHEMES[visit.patient.scheme],
      acct_used_flag: '0',
      ...(stay && { mid_setl_flag: '0', invono: '', dscgTime: now() }),
    },
  };
}

export function cancel({ patient }: Visit, registration: string, settlement: string): object {
  return { data: { setl_id: settlement, mdtrt_id: registration, psn_no: patient.id } };
}

function credential({ id, idNumber, name }: Patient) {
  return {
    psn_no: id,
    mdtrt_cert_type: '02',
    mdtrt_cert_no: idNumber,
    psn_cert_type: '01',
    certno: idNumber,
    psn_name: name,
  };
}

function diagnosis(type: string) {
  return {
    diag_type: type,
    maindiag_flag: '1',
    diag_srt_no: 1,
    diag_code: DIAGNOSIS.code,
    diag_name: DIAGNOSIS.name,
    diag_dept: DEPARTMENT.name,
    dise_dor_no: DOCTOR.number,
    dise_dor_name: DOCTOR.name,
    diag_time: now(),
    vali_flag: '1',
  };
}
