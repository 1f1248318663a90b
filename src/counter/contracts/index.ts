export { type ContractDeps, contractEffects } from './contract-effects.ts';
