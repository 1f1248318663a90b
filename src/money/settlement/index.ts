export {
  addAmounts,
  amountsOf,
  drawnBy,
  joinDrawn,
  listAmounts,
  negateAmounts,
  negateDrawn,
  subtractAmounts,
} from './amounts.ts';
export { anchorOf, type Head } from './audit-chain.ts';
export { readDocument, writeDocument, writeTotals } from './document.ts';
export { effectiveOf } from './effective.ts';
export {
  ALREADY_SETTLED,
  EMPTY_BILL,
  FUND_DIFFERS,
  NOT_DISCHARGED,
  NOT_THIS_PERSON,
  NOT_THIS_PROVIDER,
  NOTHING_TO_RECOMPUTE,
  UNKNOWN_SETTLEMENT,
} from './errors.ts';
export type {
  Amounts,
  QuoteRequest,
  RecomputeRequest,
  ReverseRequest,
  SettlementDocument,
  SettlementRow,
  SettleRequest,
} from './model.ts';
export { findPaid, type Paid } from './paid-store.ts';
export type { PapersView } from './papers/view.ts';
export {
  type AccountUse,
  createProviderMoney,
  type ProviderMoney,
  type ProviderMoneyDeps,
} from './provider-money.ts';
export type { ProviderSettlement, ProviderStep } from './provider-view.ts';
export {
  type Bought,
  cancelPurchase,
  makePurchase,
  type Purchase,
  type PurchaseDeps,
  tryPurchase,
} from './purchase.ts';
export type { RefundView } from './refund/view.ts';
export { settlementRoutes } from './routes.ts';
export { hashBatch, hashRow } from './row-hash.ts';
export { reversalJournal, settlementJournal } from './settlement-journal.ts';
export {
  type Answer,
  createSettlements,
  type NamedSettlement,
  type SettlementDeps,
  type Settlements,
} from './settlements.ts';
export {
  findSettlements,
  type RawSettlement,
  SETTLEMENT_COLUMNS,
  toSettlement,
} from './store.ts';
export { tryRoutes } from './try-policy.ts';
export { type TryRecomputeDeps, tryRecompute, type WouldDiffer } from './try-recompute.ts';
export { type SettlementSummary, SettlementView, settlementView } from './view.ts';
