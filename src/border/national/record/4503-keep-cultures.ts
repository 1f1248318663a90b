import { keepDocuments } from './keep-documents.ts';

/** 4503 细菌培养报告记录: a document for each germ of a report, since some senders send them one by one. */
export const keepCultures = keepDocuments('4503', 'data', {
  kind: 'culture',
  number: [
    ['rpotc_no', 'appy_no'],
    ['germ_code', 'germ_name'],
  ],
  on: ['clte_time'],
  title: ['germ_name'],
});
