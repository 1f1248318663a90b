export type { PrescriptionDeps } from './gather.ts';
export { prescriptionRoutes } from './routes.ts';
export type { PersonPrescriptions, PrescriptionView, TrialView } from './view.ts';
