export { benefitYearOf } from './benefit-year.ts';
export { sumOfPayers } from './check-benefit.ts';
export { computeBenefit } from './compute-benefit.ts';
export { type CareCost, careCapOf, computeCareInsurance } from './compute-care-insurance.ts';
export { medicalAidOfYear } from './compute-medical-aid.ts';
export { seriousDiseaseOfYear } from './compute-serious-disease.ts';
export {
  decideGate,
  type GateCoverage,
  type GateDecision,
  type GateFacts,
  type GateRecognition,
  type OtherPayer,
  prevailingCoverage,
} from './decide-gate.ts';
export {
  type Benefit,
  type BenefitInput,
  type Bill,
  FUND_LAYERS,
  type FundLayer,
  type GateReason,
  type Patient,
  type Purse,
  type RuleName,
  type Step,
  type Totals,
  type Visit,
} from './model.ts';
export { addTotals, negateTotals, sameTotals } from './totals.ts';
