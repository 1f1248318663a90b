export { type ResidentEnrolmentDeps, residentEnrolmentEffects } from './enrolment-effects.ts';
