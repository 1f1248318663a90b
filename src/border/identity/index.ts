export { askProvider, type ProviderPort, type ProviderSettings } from './ask-provider.ts';
export { nameOf, roleOf } from './decide-administration.ts';
export type { IdentityDeps } from './deps.ts';
export { createIdentity, type Identity } from './identity.ts';
export { ownRoutes } from './own-routes.ts';
export { createRefusalLog, type RefusalLog } from './refusal-log.ts';
export type { EventView, OwnAccountView, PostingView, SessionView, StaffView } from './view.ts';
