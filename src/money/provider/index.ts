export { UNKNOWN_PROVIDER } from './errors.ts';
export type { Provider, Term } from './model.ts';
export { type ProviderDeps, providerRoutes } from './routes.ts';
export { findProviders } from './store.ts';
export { termOn } from './term-on.ts';
export type { ProviderSummary, ProviderView } from './view.ts';
