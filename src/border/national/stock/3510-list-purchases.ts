import { listStockOf } from './list-stock.ts';

export const listPurchases = listStockOf({
  number: '3510',
  kinds: ['purchase', 'purchase-return'],
});
