import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_CERTIFICATE = {
  code: 'certificates.unknown_certificate',
  status: 404,
} as const satisfies RejectionKind;
/** A token that we never made: forged, altered, or of another area. */
export const NOT_GENUINE = {
  code: 'certificates.not_genuine',
  status: 404,
} as const satisfies RejectionKind;
/** Nothing to certify: the person was never insured here. */
export const NEVER_INSURED = {
  code: 'certificates.never_insured',
  status: 409,
} as const satisfies RejectionKind;
export const PERIOD_EMPTY = {
  code: 'certificates.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const IN_THE_FUTURE = {
  code: 'certificates.in_the_future',
  status: 422,
} as const satisfies RejectionKind;
/** More years than one paper shows. */
export const TOO_LONG = {
  code: 'certificates.too_long',
  status: 422,
} as const satisfies RejectionKind;
export const WITHDRAWN_ALREADY = {
  code: 'certificates.withdrawn_already',
  status: 409,
} as const satisfies RejectionKind;
