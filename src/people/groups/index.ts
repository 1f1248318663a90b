export type { Membership, Recognition, RecognitionKind } from './model.ts';
export { recordMembership } from './record-membership.ts';
export { recordRecognition } from './record-recognition.ts';
export { groupRoutes } from './routes.ts';
export { findMemberships, findRecognitions } from './store.ts';
