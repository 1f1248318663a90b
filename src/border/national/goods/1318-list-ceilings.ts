import { amount } from '../amounts.ts';
import { listCatalogueOf } from './list-catalogue.ts';

/** 一级及以下、二级、三级: a ceiling of ours holds at every level. */
const LEVELS = ['1', '2', '3'];

export const listCeilings = listCatalogueOf({
  number: '1318',
  code: 'hilist_code',
  search: () => ({ hasCeiling: true }),
  kinds(data) {
    const level = data.textOr('hilist_lmtpric_type');
    return LEVELS.filter((one) => level === null || one === level);
  },
  row: ({ ceiling }, level) => ({
    hilist_lmtpric_type: level,
    hilist_pric_uplmt_amt: ceiling === null ? null : amount(ceiling),
  }),
});
