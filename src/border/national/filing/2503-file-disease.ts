import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { fileAsked } from './file-asked.ts';
import { filingAsked, schemeIn } from './filing-asked.ts';
import { withdrawNamed } from './withdraw-asked.ts';

const DISEASE_WORDS = {
  diseaseName: 'opsp_dise_name',
  identifiedAt: 'ide_fixmedins_no',
  identifiedAtName: 'ide_fixmedins_name',
  doctor: 'diag_dr_codg',
  doctorName: 'diag_dr_name',
  remark: 'memo',
} as const;

/** 2503 人员慢特病备案: recognised from its begin on. One that names an earlier filing follows that one. */
export const fileDisease = transaction({
  number: '2503' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const row = call.input.one('data');
    const scheme = schemeIn(row);
    if (scheme === null) throw row.refuse('insutype', '应为职工或城乡居民基本医疗保险');
    const found = call.world.terms.recognitionOf(row.text('opsp_dise_code'));
    if (!found) throw row.refuse('opsp_dise_code', '本地没有这一门诊慢特病病种');
    const { kind: recognition, disease } = found;
    const identifiedOn = row.day('hosp_ide_date');
    const filing = filingAsked(row, call, {
      content: { kind: 'disease', recognition, disease, identifiedOn },
      ...{ scheme, words: DISEASE_WORDS },
    });
    if (row.has('trt_dcla_detl_sn')) await withdrawNamed(row, call, 'disease');
    return { result: await fileAsked(call, filing) };
  },
});
