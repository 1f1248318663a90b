import type { Department } from '../../../money/provider/index.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Row } from '../input.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';

const TEXTS = {
  itro: 'introduction',
  dept_resper_name: 'headName',
  dept_resper_tel: 'headPhone',
  dept_med_serv_scp: 'scope',
  dept_estbdat: 'foundedAt',
  poolarea_no: 'area',
  memo: 'note',
} as const;
const COUNTS = {
  aprv_bed_cnt: 'bedsApproved',
  hi_crtf_bed_cnt: 'bedsRecognised',
  dr_psncnt: 'doctors',
  phar_psncnt: 'pharmacists',
  nurs_psncnt: 'nurses',
  tecn_psncnt: 'technicians',
} as const;
const FIELDS: Readonly<Record<string, string>> = { ...TEXTS, ...COUNTS };

export function departmentOf(row: Row, { signedIn }: Call): Department {
  for (const code of Object.keys(COUNTS)) {
    if ((row.wholeOr(code) ?? 0) < 0) throw row.refuse(code, '不能小于零');
  }
  const said = Object.entries(FIELDS).flatMap(([code, word]) => {
    const text = row.textOr(code);
    if (text === null) return [];
    // The phone is kept sealed; a private one in another field has no business there.
    return [[word, word === 'headPhone' ? text : maskPersonalNumbers(text)] as const];
  });
  return {
    provider: signedIn.provider.id,
    code: row.text('hosp_dept_codg'),
    name: row.text('hosp_dept_name'),
    speciality: row.textOr('caty'),
    beganAt: row.moment('begntime'),
    endedAt: row.momentOr('endtime'),
    particulars: Object.fromEntries(said),
  };
}

export function departmentFields(department: Department): OutRow {
  const said = Object.entries(FIELDS).map(([code, word]) => [
    code,
    department.particulars[word] ?? null,
  ]);
  return {
    hosp_dept_codg: department.code,
    hosp_dept_name: department.name,
    caty: department.speciality,
    begntime: department.beganAt,
    endtime: department.endedAt,
    ...Object.fromEntries(said),
  };
}
