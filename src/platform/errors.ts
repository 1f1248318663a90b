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
export const OTHER_COUNTY = {
  code: 'access.other_county',
  status: 403,
} as const satisfies RejectionKind;
export const OTHER_OFFICE = {
  code: 'access.other_office',
  status: 403,
} as const satisfies RejectionKind;
/** A role is given for a kind of place that cannot bound it. */
export const WRONG_PLACE = {
  code: 'access.wrong_place',
  status: 422,
} as const satisfies RejectionKind;
/** The sign-in of this browser is over. */
export const SESSION_ENDED = {
  code: 'access.session_ended',
  status: 401,
} as const satisfies RejectionKind;
/** A page of ours would have sent the mark of its session: this call came from elsewhere. */
export const FOREIGN_PAGE = {
  code: 'access.foreign_page',
  status: 403,
} as const satisfies RejectionKind;
/** Who asks for a child is not recorded as its guardian, or it is of age by now. */
export const NOT_GUARDIAN = {
  code: 'access.not_guardian',
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
/** Of what is open to anybody, one address asked too often. */
export const TOO_MANY_CALLS = {
  code: 'request.too_many_calls',
  status: 429,
} as const satisfies RejectionKind;
