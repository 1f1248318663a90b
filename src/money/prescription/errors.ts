import type { RejectionKind } from '../../kernel/rejection.ts';

export const PRICE_MISSING = {
  code: 'prescription.price_missing',
  status: 422,
} as const satisfies RejectionKind;
export const DAYS_MISSING = {
  code: 'prescription.days_missing',
  status: 422,
} as const satisfies RejectionKind;
export const SUPPLY_TOO_LONG = {
  code: 'prescription.supply_too_long',
  status: 422,
} as const satisfies RejectionKind;
export const TWICE = {
  code: 'prescription.item_twice',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_ENTITLED = {
  code: 'prescription.not_entitled',
  status: 403,
} as const satisfies RejectionKind;
export const UNKNOWN_PRESCRIPTION = {
  code: 'prescription.unknown',
  status: 404,
} as const satisfies RejectionKind;
