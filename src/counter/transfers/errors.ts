import type { RejectionKind } from '../../kernel/rejection.ts';

export const SAME_AREA = {
  code: 'transfers.same_area',
  status: 422,
} as const satisfies RejectionKind;
export const NEVER_INSURED = {
  code: 'transfers.never_insured',
  status: 409,
} as const satisfies RejectionKind;
/** Whoever comes has to be insured here on the day from which it counts. */
export const NOT_INSURED_HERE = {
  code: 'transfers.not_insured_here',
  status: 409,
} as const satisfies RejectionKind;
export const DECIDED_ALREADY = {
  code: 'transfers.decided_already',
  status: 409,
} as const satisfies RejectionKind;
export const AMOUNT_ZERO = {
  code: 'transfers.amount_zero',
  status: 422,
} as const satisfies RejectionKind;
export const YEAR_OUT_OF_RANGE = {
  code: 'transfers.year_out_of_range',
  status: 422,
} as const satisfies RejectionKind;
export const REFUNDED_ALREADY = {
  code: 'transfers.refunded_already',
  status: 409,
} as const satisfies RejectionKind;
