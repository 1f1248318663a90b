export type { AccountPort, PremiumDraw, PremiumPayer } from './account-port.ts';
export { askForAll } from './ask-in-turn.ts';
export { type Enrolled, enrolBatch } from './batch/enrol-batch.ts';
export { BATCH_CHANNELS, type BatchChannel, type BatchLine } from './batch/model.ts';
export { readList } from './batch/read-list.ts';
export type { ListView } from './batch/routes.ts';
export { collectPremium } from './collect-premium.ts';
export {
  COLLECT_OUTCOMES,
  type CollectAnswer,
  type Collection,
  type CollectOutcome,
  type Collector,
} from './collector.ts';
export { computeShares, fiscalParts, totalOf } from './compute-shares.ts';
export type { PremiumDeps } from './deps.ts';
export { followGroups } from './help/follow-groups.ts';
export { findGiven, type Given, giveHelp, tryHelp } from './help/give-help.ts';
export { type Difference, HELP_OUTCOMES, type Help, type HelpOutcome } from './help/model.ts';
export {
  findDifference,
  findGivenBack,
  listHelps,
  paymentKeyOf,
  type ShownHelp,
} from './help/store.ts';
export { undoHelp } from './help/undo-help.ts';
export { type IncentiveDeps, runIncentives } from './incentive/run-incentives.ts';
export type { Actor, OrderId, PremiumOrder, PremiumScheme, StandingOrder } from './model.ts';
export { enrolNewborn } from './newborn.ts';
export { type OrderRequest, orderPremium, tryPremium } from './order-premium.ts';
export { type PayRequest, payPremium } from './pay-premium.ts';
export { fromAccount } from './premium-journal.ts';
export { type Refunded, refundPremium } from './refund-premium.ts';
export { resolveTwice } from './resolve-twice.ts';
export { premiumRoutes } from './routes.ts';
export { stopInsurance } from './stop-insurance.ts';
export { findOrdersOf } from './store/orders.ts';
export { endMember, enrolMember, openUnit } from './unit/members.ts';
export { makeMonth, markArrears, payMonth } from './unit/months.ts';
export type { MonthView } from './unit/routes.ts';
export { type PremiumDetail, type PremiumTrial, PremiumView, premiumView } from './view.ts';
export { withdrawPremium } from './withdraw-premium.ts';
