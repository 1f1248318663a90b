import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_PAYMENT = {
  code: 'person-payment.unknown_payment',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_BATCH = {
  code: 'person-payment.unknown_batch',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_RECOVERY = {
  code: 'person-payment.unknown_recovery',
  status: 404,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'person-payment.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_WAITING = {
  code: 'person-payment.not_waiting',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_WAITING = {
  code: 'person-payment.nothing_waiting',
  status: 422,
} as const satisfies RejectionKind;
export const ACCOUNT_IS_FIXED = {
  code: 'person-payment.account_is_fixed',
  status: 409,
} as const satisfies RejectionKind;
export const SAME_ACCOUNT = {
  code: 'person-payment.same_account',
  status: 422,
} as const satisfies RejectionKind;
export const IS_SETTLED = {
  code: 'person-payment.is_settled',
  status: 422,
} as const satisfies RejectionKind;
export const MORE_THAN_PAID = {
  code: 'person-payment.more_than_paid',
  status: 422,
} as const satisfies RejectionKind;
export const MORE_THAN_OPEN = {
  code: 'person-payment.more_than_open',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_POSITIVE = {
  code: 'person-payment.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const RECEIPT_BY_MAKER = {
  code: 'person-payment.receipt_by_maker',
  status: 403,
} as const satisfies RejectionKind;
export const RECEIPT_DIFFERS = {
  code: 'person-payment.receipt_differs',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_OWED = {
  code: 'person-payment.nothing_owed',
  status: 409,
} as const satisfies RejectionKind;
