import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_POSITIVE = {
  code: 'accounts.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const PERIOD_EMPTY = {
  code: 'accounts.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const SAME_PERSON = {
  code: 'accounts.same_person',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_RELATIVE = {
  code: 'accounts.not_a_relative',
  status: 422,
} as const satisfies RejectionKind;
export const NO_ACCOUNT = {
  code: 'accounts.no_account',
  status: 422,
} as const satisfies RejectionKind;
export const QUOTA_ABOVE_AVAILABLE = {
  code: 'accounts.quota_above_available',
  status: 422,
} as const satisfies RejectionKind;
/** More than what is left of a quota, or of an account that others' quotas do not hold. */
export const ABOVE_AVAILABLE = {
  code: 'accounts.above_available',
  status: 422,
} as const satisfies RejectionKind;
export const GRANT_EXISTS = {
  code: 'accounts.grant_exists',
  status: 409,
} as const satisfies RejectionKind;
/** Only an employee's account is shared, while he is insured as one. */
export const GIVER_NOT_INSURED = {
  code: 'accounts.giver_not_insured',
  status: 422,
} as const satisfies RejectionKind;
/** Shared only with whoever is insured, in whichever scheme. */
export const RECEIVER_NOT_INSURED = {
  code: 'accounts.receiver_not_insured',
  status: 422,
} as const satisfies RejectionKind;
/** Ended, somebody else's, or never there: never says which. */
export const UNKNOWN_GRANT = {
  code: 'accounts.unknown_grant',
  status: 404,
} as const satisfies RejectionKind;
/** Name and number do not belong to one insured person there; which of the two is wrong is not told. */
export const RECEIVER_NOT_FOUND = {
  code: 'wallet.receiver_not_found',
  status: 404,
} as const satisfies RejectionKind;
/** A relative of the same area is given a share of the account there, without a wallet. */
export const SAME_AREA = {
  code: 'wallet.same_area',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_WAITING = {
  code: 'wallet.not_waiting',
  status: 409,
} as const satisfies RejectionKind;
export const USE_NOT_ALLOWED = {
  code: 'accounts.use_not_allowed',
  status: 422,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'accounts.key_reused',
  status: 409,
} as const satisfies RejectionKind;
