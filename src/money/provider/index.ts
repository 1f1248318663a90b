export { type DepartmentDeps, recordDepartments } from './departments.ts';
export { UNKNOWN_PROVIDER } from './errors.ts';
export { findSender, type Sender } from './find-sender.ts';
export { maskIdNumber } from './mask-id-number.ts';
export type { Department, Practitioner, Provider, Term } from './model.ts';
export { type ProviderDeps, providerRoutes } from './routes.ts';
export { listDepartments } from './store/departments.ts';
export { findListedProvider, type ListedProvider } from './store/listed.ts';
export { findPractitioners, type PractitionerSearch } from './store/practitioners.ts';
export {
  endPrescribingRights,
  findPrescribingRights,
  insertPrescribingRight,
  lockPrescribingRights,
  type PrescribingRight,
} from './store/prescribing-rights.ts';
export { findProviders } from './store/providers.ts';
export {
  endTerm,
  findByCreditCode,
  holdTerms,
  insertProvider,
  insertTerm,
  type NewProvider,
} from './store/terms.ts';
export { termOn } from './term-on.ts';
export type { ProviderSummary, ProviderView } from './view.ts';
