import { listReportsOf } from './list-reports.ts';

/** 4510 药敏检查报告记录查询. */
export const listSensitivities = listReportsOf({
  number: '4510',
  kind: 'sensitivity',
  title: 'sstb_name',
  renamed: { coly_code: 'germ_code', coly_name: 'germ_name' },
});
