export { type GroupDeps, groupEffects } from './group-effects.ts';
export { addMonths } from './months.ts';
export { type RecogniseDeps, recogniseLate } from './recognise-late.ts';
