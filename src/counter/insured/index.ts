export { type InsuredDeps, insuredRoutes } from './routes.ts';
export type { EstimatesView, OverviewView, RelativesView } from './view.ts';
