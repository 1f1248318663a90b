import type { RejectionKind } from '../../kernel/rejection.ts';

/** A reversal, or a settlement that one took back. */
export const NOT_LISTED = {
  code: 'settlement_list.not_listed',
  status: 409,
} as const satisfies RejectionKind;
export const DIFFERS = {
  code: 'settlement_list.differs',
  status: 422,
} as const satisfies RejectionKind;
export const IS_CLOSED = {
  code: 'settlement_list.is_closed',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_LIST = {
  code: 'settlement_list.unknown_list',
  status: 404,
} as const satisfies RejectionKind;
export const MAY_NOT_BECOME = {
  code: 'settlement_list.may_not_become',
  status: 409,
} as const satisfies RejectionKind;
export const HAS_FINDINGS = {
  code: 'settlement_list.has_findings',
  status: 422,
} as const satisfies RejectionKind;
export const REASON_MISSING = {
  code: 'settlement_list.reason_missing',
  status: 400,
} as const satisfies RejectionKind;
export const NOT_A_DAY = {
  code: 'settlement_list.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
