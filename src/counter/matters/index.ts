export { type ActRequest, PEOPLES_ACTS, type PeoplesAct } from './act.ts';
export { guardianOfCase } from './acting.ts';
export { PaperBody, SubmissionBody, submissionOf } from './bodies.ts';
export { acceptance, type Submission } from './build-case.ts';
export { CASE_TABLE, type Standing } from './case-table.ts';
export { applies } from './check-form.ts';
export type { GivenPaper } from './check-papers.ts';
export { checkSheets, checkTrace } from './check-trace.ts';
export { type Colour, colourOf } from './deadlines.ts';
export { type ActFacts, type Asked, changeCase } from './decide-act.ts';
export { decideOnTime, type Kept } from './decide-on-time.ts';
export type { Colleague, Colleagues, MatterDeps, NoticeToMake, Notify } from './deps.ts';
export { canonicalText, hashOfText } from './document/document-text.ts';
export {
  type DelegatedItem,
  loadMatters,
  type MatterBook,
  type OfficeHours,
  parseMatter,
} from './document/load-matters.ts';
export { MatterError } from './document/reader.ts';
export {
  type CaseFacts,
  type Effect,
  effect,
  type Hint,
  type Moved,
  type Outcome,
  type RuleAnswer,
} from './effect.ts';
export { UNKNOWN_CASE } from './errors.ts';
export { readerOfOwn } from './for-a-child.ts';
export {
  type FormAccount,
  findAccount,
  findAmount,
  findDay,
  findText,
  getAmount,
  getDay,
  getText,
} from './form-values.ts';
export { brokenLine, FIRST_LINK, hashOfLine, type Line } from './hash-trace.ts';
export { createMatterShelf, type MatterShelf } from './matter-shelf.ts';
export { createMatters, type Matters } from './matters.ts';
export type {
  Applicant,
  ApplicantKind,
  Case,
  CaseAct,
  CaseEvent,
  CaseId,
  CasePaper,
  CaseState,
  Channel,
  Form,
  FormValue,
  Matter,
  MatterCode,
  NoticeEvent,
} from './model.ts';
export { CASE_ACTS, CASE_STATES, NOTICE_EVENTS } from './model.ts';
export { ownMatterRoutes, receiptRoutes } from './own-routes.ts';
export { withPlaces } from './place-choices.ts';
export { readToken, tokenOf } from './receipts.ts';
export type { Reopening } from './reopen.ts';
export { type HasMatters, matterRoutes } from './routes.ts';
export { readCase, showCase } from './show-case.ts';
export { findCase } from './store/cases.ts';
export { eventFrom, findEvents } from './store/events.ts';
export { findLostNotices, findNumberGaps, streamTraces } from './store/prove.ts';
export { markOf } from './unnamed.ts';
export { CaseSummary, CaseView, MatterView, TrialView } from './view.ts';
export { mayRead } from './who-may.ts';
export { countsFrom, dayOf } from './working-time.ts';
