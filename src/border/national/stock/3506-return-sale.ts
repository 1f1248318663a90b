import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'sale-return',
  node: 'selinfo',
  nodeOfMany: 'selinfoDetail',
  on: 'sel_retn_time',
  quantity: 'sel_retn_cnt',
  origin: 'medins_prod_sel_no',
  answer: 'selinfoErrDetail',
};

/** 3506 and, of many rows, 3506A. */
export const returnSale = keepStock('3506', SHAPE);
export const returnSaleRows = keepStockRows('3506A', SHAPE);
