import type { RejectionKind } from '../../kernel/rejection.ts';

/** Wrong, unknown or somebody else's: never says which. */
export const NOT_ACCEPTED = {
  code: 'credential.not_accepted',
  status: 422,
} as const satisfies RejectionKind;
/** Ours and of this desk, but its time is over. */
export const ENDED = {
  code: 'credential.ended',
  status: 422,
} as const satisfies RejectionKind;
/** A voucher was decoded elsewhere, or has paid already. */
export const USED = {
  code: 'credential.used',
  status: 409,
} as const satisfies RejectionKind;
export const REASON_MISSING = {
  code: 'credential.reason_missing',
  status: 422,
} as const satisfies RejectionKind;
export const FACE_NOT_OFFERED = {
  code: 'credential.face_not_offered',
  status: 422,
} as const satisfies RejectionKind;
/** Name and number do not belong to one insured person there; which of the two is wrong is not told. */
export const HOLDER_NOT_FOUND = {
  code: 'code-share.holder_not_found',
  status: 404,
} as const satisfies RejectionKind;
export const OWN_CODE = {
  code: 'code-share.own_code',
  status: 422,
} as const satisfies RejectionKind;
export const SHARED_ALREADY = {
  code: 'code-share.shared_already',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_AREA = {
  code: 'code-share.unknown_area',
  status: 404,
} as const satisfies RejectionKind;
/** Ended, somebody else's, or never there: never says which. */
export const UNKNOWN_SHARE = {
  code: 'code-share.unknown_share',
  status: 404,
} as const satisfies RejectionKind;
