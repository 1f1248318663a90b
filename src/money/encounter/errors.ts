import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_A_DAY = {
  code: 'encounter.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
export const UNKNOWN_ENCOUNTER = {
  code: 'encounter.unknown_encounter',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_KIND = {
  code: 'encounter.unknown_kind',
  status: 422,
} as const satisfies RejectionKind;
/** A pharmacy takes nobody in. */
export const NO_STAY_THERE = {
  code: 'encounter.no_stay_there',
  status: 422,
} as const satisfies RejectionKind;
/** A service, at a pharmacy. */
export const NOT_SOLD_THERE = {
  code: 'encounter.not_sold_there',
  status: 422,
} as const satisfies RejectionKind;
export const DISCHARGE_BEFORE_ADMISSION = {
  code: 'encounter.discharge_before_admission',
  status: 422,
} as const satisfies RejectionKind;
export const START_IN_FUTURE = {
  code: 'encounter.start_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const END_IN_FUTURE = {
  code: 'encounter.end_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const DISEASE_MISSING = {
  code: 'encounter.disease_missing',
  status: 422,
} as const satisfies RejectionKind;
export const REFERRAL_WITHOUT_ORIGIN = {
  code: 'encounter.referral_without_origin',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_ORIGIN = {
  code: 'encounter.unknown_origin',
  status: 422,
} as const satisfies RejectionKind;
export const ORIGIN_OF_ANOTHER = {
  code: 'encounter.origin_of_another_person',
  status: 422,
} as const satisfies RejectionKind;
export const ID_REUSED = {
  code: 'encounter.id_reused',
  status: 409,
} as const satisfies RejectionKind;
export const NO_LINES = {
  code: 'encounter.no_lines',
  status: 422,
} as const satisfies RejectionKind;
export const TOO_MANY_LINES = {
  code: 'encounter.too_many_lines',
  status: 413,
} as const satisfies RejectionKind;
export const DAY_IN_FUTURE = {
  code: 'encounter.day_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const DAY_OUTSIDE_STAY = {
  code: 'encounter.day_outside_stay',
  status: 422,
} as const satisfies RejectionKind;
export const DUPLICATE_LINE = {
  code: 'encounter.duplicate_line',
  status: 422,
} as const satisfies RejectionKind;
export const DUPLICATE_UPLOAD = {
  code: 'encounter.duplicate_upload',
  status: 409,
} as const satisfies RejectionKind;
export const TOTAL_DIFFERS = {
  code: 'encounter.total_differs',
  status: 422,
} as const satisfies RejectionKind;
export const ALREADY_SETTLED = {
  code: 'encounter.already_settled',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_UPLOAD = {
  code: 'encounter.unknown_upload',
  status: 404,
} as const satisfies RejectionKind;
export const ALREADY_VOIDED = {
  code: 'encounter.already_voided',
  status: 409,
} as const satisfies RejectionKind;
export const IS_A_VOID = {
  code: 'encounter.is_a_void',
  status: 422,
} as const satisfies RejectionKind;
export const ALREADY_DISCHARGED = {
  code: 'encounter.already_discharged',
  status: 409,
} as const satisfies RejectionKind;
export const DISCHARGE_BEFORE_CHARGES = {
  code: 'encounter.discharge_before_charges',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_REGISTRATION = {
  code: 'encounter.unknown_registration',
  status: 404,
} as const satisfies RejectionKind;
export const REGISTRATION_OF_ANOTHER = {
  code: 'encounter.registration_of_another_person',
  status: 409,
} as const satisfies RejectionKind;
export const REGISTERED_ELSEWHERE = {
  code: 'encounter.registered_elsewhere',
  status: 403,
} as const satisfies RejectionKind;
export const REGISTRATION_CANCELLED = {
  code: 'encounter.registration_cancelled',
  status: 409,
} as const satisfies RejectionKind;
export const REGISTRATION_CHARGED = {
  code: 'encounter.registration_charged',
  status: 409,
} as const satisfies RejectionKind;
export const VISIT_NOT_DESCRIBED = {
  code: 'encounter.visit_not_described',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_A_STAY = {
  code: 'encounter.not_a_stay',
  status: 409,
} as const satisfies RejectionKind;
export const IS_A_STAY = {
  code: 'encounter.is_a_stay',
  status: 409,
} as const satisfies RejectionKind;
export const KIND_IS_FIXED = {
  code: 'encounter.kind_is_fixed',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_ENDED = {
  code: 'encounter.not_ended',
  status: 409,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'encounter.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_BATCH = {
  code: 'encounter.unknown_batch',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_LINE = {
  code: 'encounter.unknown_line',
  status: 404,
} as const satisfies RejectionKind;
export const LINE_NUMBER_USED = {
  code: 'encounter.line_number_used',
  status: 409,
} as const satisfies RejectionKind;
export const LINE_IS_REFUNDED = {
  code: 'encounter.line_is_refunded',
  status: 409,
} as const satisfies RejectionKind;
export const REFUND_WITHOUT_ORIGIN = {
  code: 'encounter.refund_without_origin',
  status: 422,
} as const satisfies RejectionKind;
export const REFUND_DIFFERS = {
  code: 'encounter.refund_differs',
  status: 422,
} as const satisfies RejectionKind;
export const REFUND_EXCEEDS = {
  code: 'encounter.refund_exceeds',
  status: 422,
} as const satisfies RejectionKind;
export const LINE_IS_ANOTHER = {
  code: 'encounter.line_is_another',
  status: 409,
} as const satisfies RejectionKind;
export const LATER_BILL_SETTLED = {
  code: 'encounter.later_bill_settled',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_COVERED = {
  code: 'encounter.not_covered',
  status: 409,
} as const satisfies RejectionKind;
export const DISEASE_NOT_FILED = {
  code: 'encounter.disease_not_filed',
  status: 409,
} as const satisfies RejectionKind;
export const ALREADY_IN_QUEUE = {
  code: 'encounter.already_in_queue',
  status: 409,
} as const satisfies RejectionKind;
export const ACTION_NOT_POSSIBLE = {
  code: 'encounter.action_not_possible',
  status: 409,
} as const satisfies RejectionKind;
export const NOBODY_WAITS = {
  code: 'encounter.nobody_waits',
  status: 409,
} as const satisfies RejectionKind;
