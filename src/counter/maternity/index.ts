export { type AllowanceShelf, loadAllowances, readAllowance } from './allowance-shelf.ts';
export { computeAllowance } from './compute-allowance.ts';
export { maternityEffects } from './effects.ts';
export type { Allowance, AllowanceRules, Birth, MaternityWorld } from './model.ts';
