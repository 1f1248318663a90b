import { keepDocuments } from './keep-documents.ts';

/** 4506 非结构化报告记录: a report as a file. */
export const keepUnstructured = keepDocuments('4506', 'data', {
  kind: 'unstructured',
  number: [['appy_no'], ['file_name']],
  title: ['file_name', 'appy_no'],
});
