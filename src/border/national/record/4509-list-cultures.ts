import { listReportsOf } from './list-reports.ts';

/** 4509 细菌培养报告记录查询. */
export const listCultures = listReportsOf({
  number: '4509',
  kind: 'culture',
  title: 'coly_name',
  renamed: { coly_code: 'germ_code', coly_name: 'germ_name', exam_Rslt: 'exam_rslt' },
});
