export { deskRoutes } from './routes.ts';
export type { EventView, ResultsView, SupervisionView } from './view.ts';
