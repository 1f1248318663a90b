import { keepDocuments } from './keep-documents.ts';

/** 4501 临床检查报告记录. */
export const keepExamination = keepDocuments('4501', 'examinfo', {
  kind: 'examination',
  number: [['rpotc_no', 'appy_no']],
  on: ['exam_date', 'rpt_date'],
  items: ['exam_item_code'],
  title: ['exam_item_name', 'exam_rpotc_name'],
  abnormal: 'exam_rslt_abn',
  beside: { iteminfo: 'exam_item_code', sampleinfo: null, imageinfo: null },
});
