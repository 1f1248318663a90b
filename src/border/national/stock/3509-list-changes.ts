import { listStockOf } from './list-stock.ts';

export const listChanges = listStockOf({ number: '3509', kinds: ['change'] });
