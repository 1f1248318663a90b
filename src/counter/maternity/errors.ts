import type { RejectionKind } from '../../kernel/rejection.ts';

export const FIELD_WRONG = {
  code: 'maternity.field_wrong',
  status: 422,
} as const satisfies RejectionKind;
export const IN_THE_FUTURE = {
  code: 'maternity.in_the_future',
  status: 422,
} as const satisfies RejectionKind;
export const NO_RULES = {
  code: 'maternity.no_rules',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_INSURED = {
  code: 'maternity.not_insured',
  status: 422,
} as const satisfies RejectionKind;
export const PAID_BEFORE = {
  code: 'maternity.paid_before',
  status: 409,
} as const satisfies RejectionKind;
