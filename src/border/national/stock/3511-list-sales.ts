import { listStockOf } from './list-stock.ts';

export const listSales = listStockOf({ number: '3511', kinds: ['sale', 'sale-return'] });
