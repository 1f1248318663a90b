export { type GroupDeps, groupEffects } from './group-effects.ts';
export { addMonths } from './months.ts';
