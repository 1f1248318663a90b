import { keepDocuments } from './keep-documents.ts';

/** 4401 住院病案首页信息: the front page with its diagnoses, operations and intensive care. */
export const keepFrontPage = keepDocuments('4401', 'baseinfo', {
  kind: 'front-page',
  number: [['mdtrt_sn']],
  on: ['dscg_date', 'adm_date'],
  title: ['medcasno'],
  beside: { diseinfo: 'diag_code', oprninfo: 'oprn_oprt_code', icuinfo: null },
});
