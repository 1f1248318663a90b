import { listReportsOf } from './list-reports.ts';

/** 4512 非结构化报告记录查询. */
export const listUnstructured = listReportsOf({ number: '4512', kind: 'unstructured' });
