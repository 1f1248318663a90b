export { awayEffects } from './effects.ts';
export type { AwayWorld, FindLeaving, Leaving } from './model.ts';
export { findPlaces, type Place, places } from './places.ts';
export { awayRoutes } from './routes.ts';
