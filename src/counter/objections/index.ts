export { type ObjectionDeps, objectionEffects, type Reopen } from './objection-effects.ts';
