export { remedy, resumeAudits, startAudit, workAudit } from './audit.ts';
export { findMissed } from './find-missed.ts';
export { type RunId, type TiltDeps, WORK_TILT } from './model.ts';
export { type FindingView, type RunView, type SumView, tiltRoutes } from './routes.ts';
