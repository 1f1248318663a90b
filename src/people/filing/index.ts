export { hasChosen } from './counts-on.ts';
export { UNKNOWN_FILING } from './errors.ts';
export { type FilingDeps, fileFor } from './file.ts';
export type {
  Filing,
  FilingContent,
  FilingId,
  FilingKind,
  NewFiling,
  ProviderUse,
} from './model.ts';
export { filingRoutes } from './routes.ts';
export { findFilings } from './store.ts';
export { type FindUse, type Withdrawal, withdrawFiling } from './withdraw.ts';
