import type { ClinicalDocument } from '../../../health/record/index.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { type DocumentShape, documentOf, keep, type Owner, ownerOf } from './keep-documents.ts';

/** The nodes of a chart beside the admission, which says whose they are. */
const NOTES: Readonly<Record<string, DocumentShape>> = {
  diseinfo: {
    kind: 'chart-diagnosis',
    number: [['inout_diag_type'], ['diag_seq']],
    on: ['diag_time'],
    items: ['wm_diag_code'],
    title: ['wm_diag_name', 'tcm_dise_name'],
  },
  coursrinfo: {
    kind: 'progress-note',
    number: [['codse_rcd_id']],
    on: ['rcd_time'],
    title: ['chfcomp'],
  },
  oprninfo: {
    kind: 'operation-record',
    number: [['oprn_appy_id'], ['oprn_seq']],
    on: ['oprn_time'],
    items: ['oprn_oprt_code'],
    title: ['oprn_oprt_name'],
  },
  rescinfo: {
    kind: 'rescue-record',
    number: [['resc_id']],
    on: ['resc_begntime'],
    title: ['diag_name'],
  },
  dieinfo: {
    kind: 'death-record',
    number: [],
    on: ['die_time'],
    title: ['die_dise_name', 'die_drt_rea'],
  },
  dscginfo: { kind: 'discharge-summary', number: [], on: ['dscg_date'], title: ['dscg_dise_dscr'] },
};

const ADMISSION: DocumentShape = {
  kind: 'admission-record',
  number: [['adm_rec_no']],
  on: ['adm_time'],
  title: ['chfcomp'],
};

/** 4701 电子病历上传: the admission record and whatever was written since; each note is a document. */
export const keepChart = transaction({
  number: '4701' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const admission = call.input.one('adminfo');
    const owner = ownerOf(admission);
    const stranger = call.input
      .many('adminfo')
      .find((row) => row.text('mdtrt_id') !== owner.registration);
    if (stranger) throw stranger.refuse('mdtrt_id', '一次只能上传一次就诊的病历');
    const nodes = { adminfo: ADMISSION, ...NOTES };
    const documents = Object.entries(nodes).flatMap(([node, shape]) =>
      notesOf(node, shape, owner, call),
    );
    await keep(documents, call);
    return {};
  },
});

/** Notes are numbered within a stay. */
function notesOf(node: string, shape: DocumentShape, owner: Owner, call: Call): ClinicalDocument[] {
  return call.input.many(node).map((row) => {
    const note = documentOf(row, shape, owner, call);
    return { ...note, number: `${owner.visit}/${note.number}` };
  });
}
