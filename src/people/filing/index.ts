export { hasChosen } from './counts-on.ts';
export { endFilings, type FilingsEnd } from './end-filings.ts';
export { UNKNOWN_FILING } from './errors.ts';
export { type FilingDeps, fileFor, tryFiling } from './file.ts';
export type {
  AwayClass,
  AwayReason,
  Filing,
  FilingContent,
  FilingId,
  FilingKind,
  NewFiling,
  PlaceCode,
  ProviderUse,
} from './model.ts';
export { AWAY_REASONS } from './model.ts';
export { placeOf } from './place-of.ts';
export { filingRoutes } from './routes.ts';
export { awayClassOf, standingPeriod } from './standing.ts';
export { findFiling, findFilings } from './store.ts';
export { type FindUse, type Withdrawal, withdrawFiling } from './withdraw.ts';
