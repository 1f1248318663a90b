import type { RejectionKind } from '../../kernel/rejection.ts';

export const DOCUMENT_INVALID = {
  code: 'policy.document_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const OTHER_AREA = {
  code: 'policy.other_area',
  status: 422,
} as const satisfies RejectionKind;
export const PUBLISHED_TWICE = {
  code: 'policy.published_twice',
  status: 422,
} as const satisfies RejectionKind;
export const PUBLISHED_DIFFERS = {
  code: 'policy.published_differs',
  status: 409,
} as const satisfies RejectionKind;
export const VALIDITY_OVERLAPS = {
  code: 'policy.validity_overlaps',
  status: 409,
} as const satisfies RejectionKind;
/** Documents that hold together share a cap and give it different amounts. */
export const CAPS_DISAGREE = {
  code: 'policy.caps_disagree',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_DOCUMENT = {
  code: 'policy.unknown_document',
  status: 404,
} as const satisfies RejectionKind;
export const NOT_COMPARABLE = {
  code: 'policy.not_comparable',
  status: 422,
} as const satisfies RejectionKind;
export const NONE_IN_FORCE = {
  code: 'policy.none_in_force',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_DAY = {
  code: 'policy.day_invalid',
  status: 400,
} as const satisfies RejectionKind;
