export { decideWarnings } from './decide-warnings.ts';
export type { BurdenDeps } from './model.ts';
export { burdenRoutes, type FiguresView, type TaskView, type WarningView } from './routes.ts';
export { assignTask, finishTask, watchBurden } from './watch.ts';
