export { checkMembership } from './check-membership.ts';
export type { Membership, Recognition, RecognitionKind } from './model.ts';
export { recordMembership, recordMembershipAs } from './record-membership.ts';
export { recogniseFiled, recordRecognition } from './record-recognition.ts';
export { groupRoutes } from './routes.ts';
export {
  endMembership,
  findMemberships,
  findRecognition,
  findRecognitions,
  isRecorded,
  withdrawFiled,
} from './store.ts';
