import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_POSITIVE = {
  code: 'stock.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const DAY_IN_FUTURE = {
  code: 'stock.day_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_ORIGIN = {
  code: 'stock.unknown_origin',
  status: 404,
} as const satisfies RejectionKind;
export const MORE_THAN_ORIGIN = {
  code: 'stock.more_than_origin',
  status: 422,
} as const satisfies RejectionKind;
export const NOTHING_TO_WITHDRAW = {
  code: 'stock.nothing_to_withdraw',
  status: 404,
} as const satisfies RejectionKind;
export const NOTHING_ASKED = {
  code: 'stock.nothing_asked',
  status: 400,
} as const satisfies RejectionKind;
export const NOT_A_DAY = {
  code: 'stock.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
