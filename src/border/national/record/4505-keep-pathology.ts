import { keepDocuments } from './keep-documents.ts';

/** 4505 病理检查报告记录. */
export const keepPathology = keepDocuments('4505', 'data', {
  kind: 'pathology',
  number: [['palg_no']],
  on: ['rpt_date'],
  title: ['palg_diag'],
});
