export { type InsuredDeps, insuredRoutes } from './routes.ts';
