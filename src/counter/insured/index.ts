export { type InsuredDeps, insuredRoutes } from './routes.ts';
export type { EstimatesView, OverviewView } from './view.ts';
