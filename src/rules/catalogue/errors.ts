import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_CODE = {
  code: 'catalogue.unknown_code',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_IN_FORCE = {
  code: 'catalogue.not_in_force',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_DECIMAL = {
  code: 'catalogue.not_a_decimal',
  status: 400,
} as const satisfies RejectionKind;
export const OVER_PRECISE = {
  code: 'catalogue.over_precise',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_POSITIVE = {
  code: 'catalogue.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const TOO_LARGE = {
  code: 'catalogue.too_large',
  status: 422,
} as const satisfies RejectionKind;
export const AMOUNT_DIFFERS = {
  code: 'catalogue.amount_differs',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_DAY = {
  code: 'catalogue.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
