import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'count',
  node: 'invinfo',
  nodeOfMany: 'invinfoDetail',
  on: 'invdate',
  quantity: 'inv_cnt',
  answer: 'invinfoErrDetail',
};

/** 3501 and, of many rows, 3501A. */
export const countStock = keepStock('3501', SHAPE);
export const countStockRows = keepStockRows('3501A', SHAPE);
