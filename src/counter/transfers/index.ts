export type { RefundDecision, TransferDecision } from './model.ts';
export { type TransferDeps, transferEffects } from './transfer-effects.ts';
