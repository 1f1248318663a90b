import { listReportsOf } from './list-reports.ts';

/** 4508 临床检验报告记录查询. */
export const listLaboratory = listReportsOf({
  number: '4508',
  kind: 'laboratory',
  nodes: [
    { name: 'labinfo', many: false },
    { name: 'iteminfo', many: true },
    { name: 'sampleinfo', many: true },
  ],
  item: 'exam_item_code',
  title: 'exam_item_name',
});
