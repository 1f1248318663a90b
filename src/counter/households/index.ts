export { type HouseholdDeps, householdRoutes } from './routes.ts';
export type { HouseholdView } from './view.ts';
