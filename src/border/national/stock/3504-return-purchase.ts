import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'purchase-return',
  node: 'purcinfo',
  nodeOfMany: 'purcinfoDetail',
  on: 'purc_retn_stoin_time',
  quantity: 'purc_retn_cnt',
  origin: 'medins_prod_purc_no',
  answer: 'purcinfoErrDetail',
};

/** 3504 and, of many rows, 3504A. */
export const returnPurchase = keepStock('3504', SHAPE);
export const returnPurchaseRows = keepStockRows('3504A', SHAPE);
