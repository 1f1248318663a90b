import type { RejectionKind } from '../../kernel/rejection.ts';

export const CODE_INVALID = {
  code: 'contracts.code_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const CREDIT_CODE_INVALID = {
  code: 'contracts.credit_code_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const CREDIT_CODE_TAKEN = {
  code: 'contracts.credit_code_taken',
  status: 409,
} as const satisfies RejectionKind;
export const STARTS_IN_PAST = {
  code: 'contracts.starts_in_past',
  status: 422,
} as const satisfies RejectionKind;
export const PERIOD_EMPTY = {
  code: 'contracts.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const CONTRACTED_ALREADY = {
  code: 'contracts.contracted_already',
  status: 409,
} as const satisfies RejectionKind;
/** A term that begins later was decided already. */
export const LATER_TERM = {
  code: 'contracts.later_term',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_CONTRACTED = {
  code: 'contracts.not_contracted',
  status: 409,
} as const satisfies RejectionKind;
export const ENDS_IN_PAST = {
  code: 'contracts.ends_in_past',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_LONGER = {
  code: 'contracts.not_longer',
  status: 422,
} as const satisfies RejectionKind;
/** Whoever ends a contract does not prolong it. */
export const NOT_SOONER = {
  code: 'contracts.not_sooner',
  status: 422,
} as const satisfies RejectionKind;
