export { addToBill } from './add-to-bill.ts';
export { addCharges, type ChargeRequest } from './charge.ts';
export { type ChargeDeps, type Charges, createCharges } from './charges/charge-lane.ts';
export { type DraftBill, draftBill } from './charges/draft-bill.ts';
export { type ImaginedVisit, imagineBill } from './charges/imagine-bill.ts';
export type {
  AddCharges,
  ChargeKey,
  KeptUpload,
  PricedCharge,
  SentCharge,
  TakeBack,
} from './charges/model.ts';
export { findChargeRequests, findKeptUploads, keyName } from './charges/store.ts';
export { checkReferral, readDay } from './check-opening.ts';
export { type ClaimedVisit, claimEncounter, draftClaim } from './claims/draft-claim.ts';
export { isSameClaim, recordClaim } from './claims/record-claim.ts';
export { findOverlapping } from './claims/store.ts';
export { type DischargeRequest, discharge } from './discharge.ts';
export {
  ALREADY_DISCHARGED,
  ALREADY_SETTLED,
  ID_REUSED,
  KEY_REUSED as CHARGE_KEY_REUSED,
  KIND_IS_FIXED,
  LATER_BILL_SETTLED,
  NOT_ENDED,
  REGISTRATION_CANCELLED,
  REGISTRATION_CHARGED,
  UNKNOWN_ENCOUNTER,
  UNKNOWN_UPLOAD,
} from './errors.ts';
export { type Announced, type Care, decideAway } from './filings/decide-away.ts';
export { findUseOf, followFilings } from './filings/follow-filing.ts';
export type {
  DayBill,
  Encounter,
  OpenRequest,
  OtherPayer,
  PurchaseKind,
  Referral,
  StatedLine,
  StoredUpload,
  Upload,
} from './model.ts';
export { FILINGS, isStayKind, OTHER_PAYERS, REFERRALS } from './model.ts';
export { type EncounterDeps, openEncounter } from './open.ts';
export { chargeVisit, type VisitCharges } from './queue/charge-visit.ts';
export { readVisit } from './queue/read-queue.ts';
export { registerVisit } from './queue/register.ts';
export { type QueueDeps, queueRoutes } from './queue/routes.ts';
export type { QueueRow, QueueView } from './queue/view.ts';
export { getEncounter } from './read-views.ts';
export {
  amountLeft,
  type BillLine,
  billLines,
  type LineName,
  nameText,
  quantityText,
} from './refund/bill-lines.ts';
export { decideRefund, type RefundLine, withRefund } from './refund/decide-refund.ts';
export { recordRefund } from './refund/record-refund.ts';
export { billOf, dayOf, encounterOf } from './registration/bill-of.ts';
export {
  cancelRegistration,
  changeRegistration,
  endStay,
  reopenStay,
} from './registration/change.ts';
export { checkOwn, checkStay } from './registration/check-registration.ts';
export { holdStay } from './registration/hold-stay.ts';
export {
  findStaysOf,
  listStays,
  STAY_PHASES,
  type Stay,
  type StayPhase,
} from './registration/list-stays.ts';
export type {
  Asker,
  BillId,
  Diagnosis,
  KeptDiagnosis,
  NewRegistration,
  Registration,
  RegistrationChange,
} from './registration/model.ts';
export { openRegistration, openWithBill } from './registration/open.ts';
export {
  type DischargeDiagnosis,
  findCurrentVisit,
  findDiagnoses,
  findDischargeDiagnoses,
  findRegistrations,
  insertDiagnoses,
  listRegistrations,
  lockRegistration,
  openParticulars,
  type RegistrationSearch,
} from './registration/store.ts';
export type { ChargeRemark, ListedMark, MarkId, VisitMark } from './remarks/model.ts';
export { remarkCharges } from './remarks/remark-charges.ts';
export { findRemarks, insertMark, listMarks } from './remarks/store.ts';
export { encounterRoutes } from './routes.ts';
export { continueStay } from './stay-bills/continue-stay.ts';
export { goesOn, nextToSettle, settledAfter } from './stay-bills/stay-bills.ts';
export {
  type CareElsewhere,
  findCareElsewhere,
  findEncounters,
  findOpenStays,
  findSettledBills,
  findStayBills,
  findUploads,
} from './store.ts';
export { billFrom, billText, buildUpload, linesOf } from './upload-text.ts';
export type { EncounterSummary, EncounterView, PricedLineView } from './view.ts';
export { type VoidRequest, voidCharges } from './void.ts';
