export { UNKNOWN_DOCUMENT } from './errors.ts';
export type {
  ClinicalDocument,
  DocumentKind,
  DocumentSearch,
  KeptDocument,
} from './model.ts';
export { RECOGNISABLE } from './model.ts';
export { createRecords, type RecordDeps, type Records } from './records.ts';
export { type RecordRouteDeps, recordRoutes } from './routes.ts';
