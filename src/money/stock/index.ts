export type { KeptEntry, Stock, StockEntry, StockKind, StockSearch } from './model.ts';
export { type StockRouteDeps, stockRoutes } from './routes.ts';
export { createStock, type StockDeps } from './stock.ts';
