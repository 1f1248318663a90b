export { reimbursementEffects } from './effects.ts';
export type { ReimbursementWorld } from './model.ts';
export { payForgotten, paySupplements } from './pay-supplements.ts';
export { type ClaimReversal, reverseClaim } from './reverse-claim.ts';
export { claimRoutes } from './routes.ts';
export { paymentTeller } from './tell-case.ts';
export { tryClaim } from './try-claim.ts';
export type { ClaimTrialView } from './view.ts';
