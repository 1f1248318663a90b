export { applyForClearing, withdrawApplication } from './apply-for-clearing.ts';
export type { Figure } from './compare-totals.ts';
export type { ApplicationId, Difference, Entry, Run, Scope, StatedLine } from './model.ts';
export { readLines } from './read-lines.ts';
export { reconcileLines, reconcileTotals } from './reconcile.ts';
export { reconciliationRoutes } from './routes.ts';
export { findKeys } from './store/books.ts';
export type {
  ApplicationView,
  BookView,
  DifferenceView,
  OpenItemView,
  RepairView,
  RunView,
  SpanView,
  TotalsView,
} from './view.ts';
