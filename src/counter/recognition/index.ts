export { recognitionEffects } from './effects.ts';
export type { RecognitionWorld } from './model.ts';
