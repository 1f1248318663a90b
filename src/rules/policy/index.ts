export {
  assembleSet,
  documentsOf,
  inForce,
  type MissingDocuments,
  periodOf,
  policySetFrom,
  type SetKey,
} from './assemble-set.ts';
export {
  type AwayRules,
  awayRulesOf,
  type RecognisedKind,
  type RecognitionRules,
  recognitionMonths,
  recognitionRulesOf,
} from './care-rules.ts';
export { codesOf, type NamedCode } from './check-policy.ts';
export { diffPolicies, type PolicyChange } from './diff-policies.ts';
export { documentOf, hashOf, policyFrom } from './document.ts';
export { errorsTogether, loadBounds, loadPolicies, loadVocabulary } from './load-policies.ts';
export type {
  AmountRow,
  Band,
  BenefitKind,
  Cap,
  Condition,
  Deductible,
  ExtraAid,
  Filing,
  GeneralPolicy,
  LargeAmountPolicy,
  LaterAdmission,
  MedicalAidPolicy,
  OutOfArea,
  OutOfAreaRow,
  Policy,
  PolicySet,
  ProviderLevel,
  QuotaPolicy,
  RateRow,
  Scheme,
  SeriousDiseasePolicy,
  Source,
  Transfer,
  VisitKind,
  VisitPolicy,
} from './model.ts';
export { parsePolicy } from './parse-policy.ts';
export {
  createPolicyShelf,
  type ListFilter,
  type PolicyShelf,
  type PolicySnapshot,
  type PublishAnswer,
  type PublishedPolicy,
} from './policy-shelf.ts';
export { PolicyError, type Problem, type ProblemCode, sentenceOf } from './problem.ts';
export { proveShelf, type ShelfProof } from './prove-shelf.ts';
export { type NationalBounds, reviewPolicy, type Warning } from './review-policy.ts';
export { type PolicyDeps, policyRoutes } from './routes.ts';
export { isAssumed } from './source.ts';
export {
  PolicyDocumentView,
  PolicySummary,
  policyDocumentView,
  policySummary,
} from './view.ts';
export { parseVocabulary, type Term, unnamedCodes, type Vocabulary } from './vocabulary.ts';
export { BENEFIT_KINDS, FILINGS, LEVELS, PROPER_FILINGS, SCHEMES, VISIT_KINDS } from './words.ts';
