import type { RejectionKind } from '../../kernel/rejection.ts';

/** Also for a case of somebody else. */
export const UNKNOWN_CASE = {
  code: 'objections.unknown_case',
  status: 404,
} as const satisfies RejectionKind;
export const NOT_DECIDED = {
  code: 'objections.not_decided',
  status: 409,
} as const satisfies RejectionKind;
/** An objection is answered by the new decision, against which a court is asked. */
export const NOT_AGAINST_THIS = {
  code: 'objections.not_against_this',
  status: 409,
} as const satisfies RejectionKind;
export const MADE_ALREADY = {
  code: 'objections.made_already',
  status: 409,
} as const satisfies RejectionKind;
/** What it did stands in records of its own: it is changed by the matter that changes those. */
export const CARRIED_OUT = {
  code: 'objections.carried_out',
  status: 409,
} as const satisfies RejectionKind;
export const TOO_LATE = {
  code: 'objections.too_late',
  status: 409,
} as const satisfies RejectionKind;
export const NO_FIGURES = {
  code: 'objections.no_figures',
  status: 409,
} as const satisfies RejectionKind;
