import {
  checkOwn,
  findDiagnoses,
  findRegistrations,
  type KeptDiagnosis,
} from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from './registration-of.ts';

/** 出入院诊断类别; of a visit it is the one with which the person came. */
const PHASE = { admission: '1', visit: '1', discharge: '2' } as const satisfies Record<
  KeptDiagnosis['phase'],
  string
>;

/** 5202 诊断信息查询: the diagnoses of a visit or stay that are valid, each as it was last sent. */
export const listDiagnoses = transaction({
  number: '5202' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const { registration: id, ...asker } = askerOf(call.input.one('data'), call);
    const found = checkOwn((await findRegistrations(call.sql, [id])).get(id), id, asker);
    const diagnoses = await findDiagnoses(call.sql, id);
    return {
      diseinfo: diagnoses
        .filter(({ valid }) => valid)
        .map((diagnosis) => ({
          ...rowOf(diagnosis),
          mdtrt_id: id,
          psn_no: asker.person,
          diag_dept: diagnosis.department || found.particulars.department || null,
        })),
    };
  },
});

function rowOf(diagnosis: KeptDiagnosis): OutRow {
  const { id, phase, kind, main, order, code, name, condition, doctor, doctorName, at } = diagnosis;
  return {
    diag_info_id: String(id),
    inout_diag_type: PHASE[phase],
    diag_type: kind,
    maindiag_flag: main ? '1' : '0',
    diag_srt_no: order,
    diag_code: code,
    diag_name: name,
    adm_cond: condition || null,
    dise_dor_no: doctor || null,
    dise_dor_name: doctorName || null,
    diag_time: at,
  };
}
