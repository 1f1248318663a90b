export { reimbursementEffects } from './effects.ts';
export type { ReimbursementWorld } from './model.ts';
export { type ClaimReversal, reverseClaim } from './reverse-claim.ts';
export { type Trial, tryClaim } from './try-claim.ts';
