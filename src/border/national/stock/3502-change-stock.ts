import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'change',
  node: 'invinfo',
  nodeOfMany: 'invinfoDetail',
  on: 'inv_chg_time',
  quantity: 'cnt',
  answer: 'invinfoErrDetail',
};

/** 3502 and, of many rows, 3502A. */
export const changeStock = keepStock('3502', SHAPE);
export const changeStockRows = keepStockRows('3502A', SHAPE);
