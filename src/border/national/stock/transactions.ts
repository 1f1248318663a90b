import type { Transaction } from '../transaction.ts';
import { countStock, countStockRows } from './3501-count-stock.ts';
import { changeStock, changeStockRows } from './3502-change-stock.ts';
import { keepPurchase, keepPurchaseRows } from './3503-keep-purchase.ts';
import { returnPurchase, returnPurchaseRows } from './3504-return-purchase.ts';
import { keepSale, keepSaleRows } from './3505-keep-sale.ts';
import { returnSale, returnSaleRows } from './3506-return-sale.ts';
import { withdrawStock, withdrawStockRows } from './3507-withdraw-stock.ts';
import { listCounts } from './3508-list-counts.ts';
import { listChanges } from './3509-list-changes.ts';
import { listPurchases } from './3510-list-purchases.ts';
import { listSales } from './3511-list-sales.ts';
import { traceStocked } from './3512-trace-stocked.ts';
import { traceSold } from './3513-trace-sold.ts';
import { makeVirtualTraceCode } from './3592b-make-virtual-trace-code.ts';

export const stockTransactions: readonly Transaction[] = [
  countStock,
  countStockRows,
  changeStock,
  changeStockRows,
  keepPurchase,
  keepPurchaseRows,
  returnPurchase,
  returnPurchaseRows,
  keepSale,
  keepSaleRows,
  returnSale,
  returnSaleRows,
  withdrawStock,
  withdrawStockRows,
  listCounts,
  listChanges,
  listPurchases,
  listSales,
  traceStocked,
  traceSold,
  makeVirtualTraceCode,
];
