export type { CaseFacts, Effect, Hint, Outcome, RuleAnswer } from './effect.ts';
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
export type {
  Case,
  CaseAct,
  CaseEvent,
  CaseId,
  CasePaper,
  CaseState,
  Form,
  Matter,
  MatterCode,
} from './model.ts';
