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
/** Our records hold no payment, so that the applicant has to say what he paid. */
export const AMOUNT_NEEDED = {
  code: 'transfers.amount_needed',
  status: 422,
} as const satisfies RejectionKind;
/** The same holds for the paper that shows it. */
export const RECEIPTS_NEEDED = {
  code: 'transfers.receipts_needed',
  status: 422,
} as const satisfies RejectionKind;
/** Nobody is given back more than the year cost. */
export const AMOUNT_ABOVE_YEAR = {
  code: 'transfers.amount_above_year',
  status: 422,
} as const satisfies RejectionKind;
/** The insurance has begun, and the area gives nothing back then. */
export const BEGUN = {
  code: 'transfers.begun',
  status: 409,
} as const satisfies RejectionKind;
/** A bank or the tax office has not said yet what became of the payment. */
export const PAYMENT_UNDER_WAY = {
  code: 'transfers.payment_under_way',
  status: 409,
} as const satisfies RejectionKind;
/** The insurance of the year had begun when he died. */
export const DIED_LATER = {
  code: 'transfers.died_later',
  status: 409,
} as const satisfies RejectionKind;
export const DIED_ON_ANOTHER_DAY = {
  code: 'transfers.died_on_another_day',
  status: 409,
} as const satisfies RejectionKind;
export const DAY_TO_COME = {
  code: 'transfers.day_to_come',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_TRANSFER = {
  code: 'transfers.unknown_transfer',
  status: 404,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'transfers.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const ANSWERED_ALREADY = {
  code: 'transfers.answered_already',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_CONTRADICTED = {
  code: 'transfers.not_contradicted',
  status: 409,
} as const satisfies RejectionKind;
/** Whoever recorded an answer does not settle what it contradicts. */
export const SAME_HAND = {
  code: 'transfers.same_hand',
  status: 403,
} as const satisfies RejectionKind;
/** Nothing of it moves, or the office has taken or refused it. */
export const NO_PENSION_WAITS = {
  code: 'transfers.no_pension_waits',
  status: 409,
} as const satisfies RejectionKind;
export const EMPTY = {
  code: 'account-withdrawal.empty',
  status: 409,
} as const satisfies RejectionKind;
