import type { RejectionKind } from '../../kernel/rejection.ts';

/** The key was used for another body. */
export const KEY_REUSED = {
  code: 'settlement.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_SETTLEMENT = {
  code: 'settlement.unknown_settlement',
  status: 404,
} as const satisfies RejectionKind;
export const NOT_THIS_PERSON = {
  code: 'settlement.not_this_person',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_THIS_PROVIDER = {
  code: 'settlement.not_this_provider',
  status: 403,
} as const satisfies RejectionKind;
export const ALREADY_SETTLED = {
  code: 'settlement.already_settled',
  status: 409,
} as const satisfies RejectionKind;
export const EMPTY_BILL = {
  code: 'settlement.empty_bill',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_DISCHARGED = {
  code: 'settlement.not_discharged',
  status: 409,
} as const satisfies RejectionKind;
export const TOTAL_DIFFERS = {
  code: 'settlement.total_differs',
  status: 422,
} as const satisfies RejectionKind;
export const IN_THE_FUTURE = {
  code: 'settlement.in_the_future',
  status: 422,
} as const satisfies RejectionKind;
/** No published document is in force for the scheme on the day. */
export const POLICY_MISSING = {
  code: 'settlement.policy_missing',
  status: 422,
} as const satisfies RejectionKind;
export const ALREADY_REVERSED = {
  code: 'settlement.already_reversed',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_REVERSIBLE = {
  code: 'settlement.not_reversible',
  status: 409,
} as const satisfies RejectionKind;
/** The area reverses in order only: later settlements of the year first. */
export const LATER_EXISTS = {
  code: 'settlement.later_exists',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_TO_RECOMPUTE = {
  code: 'settlement.nothing_to_recompute',
  status: 404,
} as const satisfies RejectionKind;
/** Not a calendar day as `2025-06-01`. */
export const BAD_DAY = { code: 'settlement.bad_day', status: 400 } as const satisfies RejectionKind;
export const BAD_TOTAL = {
  code: 'settlement.bad_total',
  status: 400,
} as const satisfies RejectionKind;
/** The request whose settlement is to be taken back recorded none of this person. */
export const NOTHING_TO_REVERSE = {
  code: 'settlement.nothing_to_reverse',
  status: 404,
} as const satisfies RejectionKind;
export const SPLIT_DIFFERS = {
  code: 'settlement.split_differs',
  status: 422,
} as const satisfies RejectionKind;
/** A supplement is between the agency and the person; a hospital prints nothing of it. */
export const NO_PAPERS = {
  code: 'settlement.no_papers',
  status: 409,
} as const satisfies RejectionKind;
/** A pharmacy sells goods; services are for those who treat. */
export const NOT_GOODS = {
  code: 'settlement.not_goods',
  status: 422,
} as const satisfies RejectionKind;
export const FUND_DIFFERS = {
  code: 'settlement.fund_differs',
  status: 409,
} as const satisfies RejectionKind;
