export { type GroupDeps, groupEffects } from './group-effects.ts';
