import { keepStock, keepStockRows, type StockShape } from './keep-stock.ts';

const SHAPE: StockShape = {
  kind: 'purchase',
  node: 'purcinfo',
  nodeOfMany: 'purcinfoDetail',
  on: 'purc_retn_stoin_time',
  quantity: 'purc_retn_cnt',
  numberField: 'medins_prod_purc_no',
  answer: 'purcinfoDetail',
  attachments: 'purcInvoFileDTO',
};

/** 3503 and, of many rows, 3503A. */
export const keepPurchase = keepStock('3503', SHAPE);
export const keepPurchaseRows = keepStockRows('3503A', SHAPE);
