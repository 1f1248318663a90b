export { moveDue } from './answer-transfer.ts';
export type { TransferDeps } from './deps.ts';
export type { RefundDecision, TransferDecision } from './model.ts';
export { askOtherAreas, localTransfers, type TransferPort } from './other-areas.ts';
export { type PensionOffice, pensionOnLoopback, tellPensions } from './pension-office.ts';
export { transferRoutes } from './routes.ts';
export { findLeaving } from './store-transfers.ts';
export { transferEffects } from './transfer-effects.ts';
export type { TransferView } from './view.ts';
