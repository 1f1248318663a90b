export type { Alert, StayState } from './model.ts';
export type { SharesView, ShareView } from './read-shares.ts';
export { type WardRouteDeps, wardRoutes } from './routes.ts';
export type { StayAction } from './stay-actions.ts';
export type { BoardRow, BoardView, FeesView, StayView } from './view.ts';
