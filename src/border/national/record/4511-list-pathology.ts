import { listReportsOf } from './list-reports.ts';

/** 4511 病理检查报告记录查询. */
export const listPathology = listReportsOf({ number: '4511', kind: 'pathology' });
