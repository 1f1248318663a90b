export { decideWarnings } from './decide-warnings.ts';
export type { BurdenDeps } from './model.ts';
export { burdenRoutes } from './routes.ts';
export { assignTask, finishTask, watchBurden } from './watch.ts';
