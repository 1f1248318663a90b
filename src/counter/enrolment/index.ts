export { type CounterEnrolmentDeps, counterEnrolmentEffects } from './enrolment-effects.ts';
