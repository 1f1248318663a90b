export { complaintEffects } from './complaint-effects.ts';
