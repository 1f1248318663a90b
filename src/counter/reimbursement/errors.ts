import type { RejectionKind } from '../../kernel/rejection.ts';

export const FIELD_WRONG = {
  code: 'claim.field_wrong',
  status: 422,
} as const satisfies RejectionKind;
export const DAYS_WRONG = {
  code: 'claim.days_wrong',
  status: 422,
} as const satisfies RejectionKind;
export const IN_THE_FUTURE = {
  code: 'claim.in_the_future',
  status: 422,
} as const satisfies RejectionKind;
export const OTHER_NAME = {
  code: 'claim.other_name',
  status: 422,
} as const satisfies RejectionKind;
export const INVOICE_TWICE = {
  code: 'claim.invoice_twice',
  status: 422,
} as const satisfies RejectionKind;
export const CLAIMED_BEFORE = {
  code: 'claim.claimed_before',
  status: 409,
} as const satisfies RejectionKind;
export const SETTLED_BEFORE = {
  code: 'claim.settled_before',
  status: 409,
} as const satisfies RejectionKind;
export const AID_BY_GROUP = {
  code: 'claim.aid_by_group',
  status: 409,
} as const satisfies RejectionKind;
/** What was paid is taken back first, or the first decision stands. */
export const PAID_ALREADY = {
  code: 'claim.paid_already',
  status: 409,
} as const satisfies RejectionKind;
export const LINE_WRONG = {
  code: 'claim.line_wrong',
  status: 422,
} as const satisfies RejectionKind;
export const LINE_DAY = {
  code: 'claim.line_day',
  status: 422,
} as const satisfies RejectionKind;
export const TOTAL_DIFFERS = {
  code: 'claim.total_differs',
  status: 422,
} as const satisfies RejectionKind;
export const AMOUNT_CHANGED = {
  code: 'claim.amount_changed',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_A_CLAIM = {
  code: 'claim.not_a_claim',
  status: 404,
} as const satisfies RejectionKind;
export const NOT_SETTLED = {
  code: 'claim.not_settled',
  status: 409,
} as const satisfies RejectionKind;
