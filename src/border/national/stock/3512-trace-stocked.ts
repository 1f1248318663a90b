import { listStockOf } from './list-stock.ts';

/** Boxes that came in, by their trace codes. */
export const traceStocked = listStockOf({
  number: '3512',
  kinds: ['count', 'purchase', 'purchase-return'],
  byBox: true,
});
