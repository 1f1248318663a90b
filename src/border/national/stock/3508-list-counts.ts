import { listStockOf } from './list-stock.ts';

export const listCounts = listStockOf({ number: '3508', kinds: ['count'] });
