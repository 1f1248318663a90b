import { keepDocuments } from './keep-documents.ts';

/** 4502 临床检验报告记录. */
export const keepLaboratory = keepDocuments('4502', 'labinfo', {
  kind: 'laboratory',
  number: [['rpotc_no', 'appy_no']],
  on: ['rpt_date'],
  items: ['exam_item_code'],
  title: ['exam_item_name'],
  beside: { iteminfo: 'exam_item_detl_code', sampleinfo: null },
});
