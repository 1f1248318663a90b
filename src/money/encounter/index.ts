export { addToBill } from './add-to-bill.ts';
export { addCharges, type ChargeRequest } from './charge.ts';
export { type ChargeDeps, type Charges, createCharges } from './charges/charge-lane.ts';
export type {
  AddCharges,
  ChargeKey,
  PricedCharge,
  SentCharge,
  TakeBack,
} from './charges/model.ts';
export { type DischargeRequest, discharge } from './discharge.ts';
export { UNKNOWN_ENCOUNTER } from './errors.ts';
export type {
  DayBill,
  Encounter,
  OpenRequest,
  OtherPayer,
  Referral,
  StatedLine,
  StoredUpload,
  Upload,
} from './model.ts';
export { type EncounterDeps, openEncounter } from './open.ts';
export { billOf, dayOf, encounterOf } from './registration/bill-of.ts';
export {
  cancelRegistration,
  changeRegistration,
  endStay,
  reopenStay,
} from './registration/change.ts';
export { checkOwn, checkStay } from './registration/check-registration.ts';
export type {
  Asker,
  BillId,
  Diagnosis,
  NewRegistration,
  Registration,
  RegistrationChange,
} from './registration/model.ts';
export { openRegistration } from './registration/open.ts';
export {
  findDiagnoses,
  findRegistrations,
  insertDiagnoses,
  listRegistrations,
  lockRegistration,
  type RegistrationSearch,
} from './registration/store.ts';
export { encounterRoutes } from './routes.ts';
export { findEncounters, findSettledBills, findUploads } from './store.ts';
export { billFrom, billText, buildUpload, linesOf } from './upload-text.ts';
export type { EncounterSummary, EncounterView, PricedLineView } from './view.ts';
export { type VoidRequest, voidCharges } from './void.ts';
