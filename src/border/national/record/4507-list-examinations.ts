import { listReportsOf } from './list-reports.ts';

/** 4507 临床检查报告记录查询. */
export const listExaminations = listReportsOf({
  number: '4507',
  kind: 'examination',
  nodes: [
    { name: 'examinfo', many: false },
    { name: 'iteminfo', many: true },
    { name: 'imageinfo', many: true },
    { name: 'sampleinfo', many: true },
  ],
  item: 'exam_item_code',
  title: 'exam_item_name',
});
