import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'sale',
  node: 'selinfo',
  nodeOfMany: 'selinfoDetail',
  on: 'sel_retn_time',
  quantity: 'sel_retn_cnt',
  numberField: 'medins_prod_sel_no',
  answer: 'selinfoDetail',
};

/** 3505 and, of many rows, 3505A. */
export const keepSale = keepStock('3505', SHAPE);
export const keepSaleRows = keepStockRows('3505A', SHAPE);
