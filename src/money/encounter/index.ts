export { addToBill } from './add-to-bill.ts';
export { addCharges, type ChargeRequest } from './charge.ts';
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
export { encounterRoutes } from './routes.ts';
export { findEncounters, findUploads } from './store.ts';
export { billFrom, billText, buildUpload, linesOf } from './upload-text.ts';
export type { EncounterSummary, EncounterView, PricedLineView } from './view.ts';
export { type VoidRequest, voidCharges } from './void.ts';
