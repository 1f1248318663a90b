import { listStockOf } from './list-stock.ts';

/** Boxes that were sold or came back, by their trace codes. */
export const traceSold = listStockOf({
  number: '3513',
  kinds: ['sale', 'sale-return'],
  byBox: true,
});
