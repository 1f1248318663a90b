export { type GroupDeps, groupEffects } from './group-effects.ts';
export { type RecogniseDeps, recogniseLate } from './recognise-late.ts';
