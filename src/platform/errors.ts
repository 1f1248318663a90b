import type { RejectionKind } from '../kernel/rejection.ts';

export const UNKNOWN_CALLER = {
  code: 'access.unknown_caller',
  status: 401,
} as const satisfies RejectionKind;
export const NOT_PERMITTED = {
  code: 'access.not_permitted',
  status: 403,
} as const satisfies RejectionKind;
export const OTHER_PROVIDER = {
  code: 'access.other_provider',
  status: 403,
} as const satisfies RejectionKind;
export const OTHER_AREA = {
  code: 'access.other_area',
  status: 403,
} as const satisfies RejectionKind;
export const INVALID = {
  code: 'request.invalid',
  status: 400,
} as const satisfies RejectionKind;
export const MALFORMED = {
  code: 'request.malformed',
  status: 400,
} as const satisfies RejectionKind;
export const UNREADABLE_VALUE = {
  code: 'request.unreadable_value',
  status: 400,
} as const satisfies RejectionKind;
export const TOO_LARGE = {
  code: 'request.too_large',
  status: 413,
} as const satisfies RejectionKind;
export const UNKNOWN_ROUTE = {
  code: 'request.unknown_route',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_AREA = {
  code: 'request.unknown_area',
  status: 404,
} as const satisfies RejectionKind;
