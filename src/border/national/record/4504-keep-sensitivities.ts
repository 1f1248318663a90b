import { keepDocuments } from './keep-documents.ts';

/** 4504 药敏记录报告记录: a document for each germ and medicine of a report. */
export const keepSensitivities = keepDocuments('4504', 'data', {
  kind: 'sensitivity',
  number: [
    ['rpotc_no', 'appy_no'],
    ['germ_code', 'germ_name'],
    ['sstb_code', 'sstb_name'],
  ],
  title: ['sstb_name'],
});
