export type {
  PaperDeps,
  PaperFile,
  PapersOf,
  PaperType,
  PermitCase,
  SameFile,
} from './model.ts';
export { PAPER_TYPES } from './model.ts';
export { checkPapers, type PaperProblem, type Removed, removeExpired } from './remove-expired.ts';
export { paperRoutes } from './routes.ts';
export { findFiles, findSameFiles } from './store.ts';
export { takePaper } from './take-paper.ts';
