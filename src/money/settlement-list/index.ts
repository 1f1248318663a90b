export { UNKNOWN_LIST } from './errors.ts';
export type {
  Finding,
  FindingField,
  HeaderField,
  ListContent,
  ListState,
  Payer,
  SettlementList,
} from './model.ts';
export { settlementListChecks } from './read-checks.ts';
export { type SettlementListRouteDeps, settlementListRoutes } from './routes.ts';
export {
  createSettlementLists,
  type SettlementListDeps,
  type SettlementLists,
} from './settlement-lists.ts';
