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
