import type { RejectionKind } from '../../kernel/rejection.ts';

export const MONTH_NOT_OVER = {
  code: 'payment.month_not_over',
  status: 422,
} as const satisfies RejectionKind;
export const ALREADY_CLOSED = {
  code: 'payment.already_closed',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_SETTLED = {
  code: 'payment.nothing_settled',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_PERIOD = {
  code: 'payment.unknown_period',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_STATEMENT = {
  code: 'payment.unknown_statement',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_DEDUCTION = {
  code: 'payment.unknown_deduction',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_ORDER = {
  code: 'payment.unknown_order',
  status: 404,
} as const satisfies RejectionKind;
export const ORDER_UNDER_WAY = {
  code: 'payment.order_under_way',
  status: 409,
} as const satisfies RejectionKind;
export const CARRIED_ON = {
  code: 'payment.carried_on',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_TO_PAY = {
  code: 'payment.nothing_to_pay',
  status: 422,
} as const satisfies RejectionKind;
export const NO_ACCOUNT = {
  code: 'payment.no_account',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_POSITIVE = {
  code: 'payment.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const MORE_THAN_PAYABLE = {
  code: 'payment.more_than_payable',
  status: 422,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'payment.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const ALREADY_TAKEN_BACK = {
  code: 'payment.already_taken_back',
  status: 409,
} as const satisfies RejectionKind;
export const IS_A_TAKING_BACK = {
  code: 'payment.is_a_taking_back',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_IN_THIS_STATE = {
  code: 'payment.not_in_this_state',
  status: 409,
} as const satisfies RejectionKind;
export const SAME_PERSON = {
  code: 'payment.same_person',
  status: 403,
} as const satisfies RejectionKind;
export const NO_BANK = {
  code: 'payment.no_bank',
  status: 422,
} as const satisfies RejectionKind;
export const CONTRADICTION = {
  code: 'payment.bank_contradicts',
  status: 409,
} as const satisfies RejectionKind;
export const UNREADABLE_ANSWER = {
  code: 'payment.unreadable_answer',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_FILE = {
  code: 'payment.unknown_file',
  status: 404,
} as const satisfies RejectionKind;
