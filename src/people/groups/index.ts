export type { Membership, Recognition, RecognitionKind } from './model.ts';
export { recordMembership } from './record-membership.ts';
export { recogniseFiled, recordRecognition } from './record-recognition.ts';
export { groupRoutes } from './routes.ts';
export { findMemberships, findRecognition, findRecognitions, withdrawFiled } from './store.ts';
