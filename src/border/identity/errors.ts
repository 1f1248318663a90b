import type { RejectionKind } from '../../kernel/rejection.ts';

/** Unknown name, wrong password, no password: never says which. */
export const NOT_ACCEPTED = {
  code: 'identity.not_accepted',
  status: 401,
} as const satisfies RejectionKind;
/** Too many wrong tries; the same for names that nobody has. */
export const LOCKED = {
  code: 'identity.locked',
  status: 403,
} as const satisfies RejectionKind;
/** Told only to whoever knew the password. */
export const BLOCKED = {
  code: 'identity.blocked',
  status: 403,
} as const satisfies RejectionKind;
export const NO_POSTING = {
  code: 'identity.no_posting',
  status: 403,
} as const satisfies RejectionKind;
export const CODE_NOT_ACCEPTED = {
  code: 'identity.code_not_accepted',
  status: 422,
} as const satisfies RejectionKind;
/** The code was right, and was used before. */
export const CODE_USED = {
  code: 'identity.code_used',
  status: 409,
} as const satisfies RejectionKind;
/** The sign-in is not at the stage for this. */
export const WRONG_STAGE = {
  code: 'identity.wrong_stage',
  status: 409,
} as const satisfies RejectionKind;
export const PASSWORD_WRONG = {
  code: 'identity.password_wrong',
  status: 422,
} as const satisfies RejectionKind;
export const PASSWORD_WEAK = {
  code: 'identity.password_weak',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_OWN_POSTING = {
  code: 'identity.not_own_posting',
  status: 403,
} as const satisfies RejectionKind;
export const NOT_DEMONSTRATION = {
  code: 'identity.not_demonstration',
  status: 403,
} as const satisfies RejectionKind;
export const UNKNOWN_ACCOUNT = {
  code: 'identity.unknown_account',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_POSTING = {
  code: 'identity.unknown_posting',
  status: 404,
} as const satisfies RejectionKind;
export const NAME_TAKEN = {
  code: 'identity.name_taken',
  status: 409,
} as const satisfies RejectionKind;
export const BAD_NAME = {
  code: 'identity.bad_name',
  status: 422,
} as const satisfies RejectionKind;
export const BAD_ROLE = {
  code: 'identity.bad_role',
  status: 422,
} as const satisfies RejectionKind;
/** Outside what this administrator administers. */
export const NOT_YOURS = {
  code: 'identity.not_yours',
  status: 403,
} as const satisfies RejectionKind;
/** Nobody gives rights to himself or ends his own block. */
export const OWN_ACCOUNT = {
  code: 'identity.own_account',
  status: 403,
} as const satisfies RejectionKind;
/** The account is already so, or is not of a kind that this can be done to. */
export const NOT_IN_STATE = {
  code: 'identity.not_in_state',
  status: 409,
} as const satisfies RejectionKind;
export const NO_PROVIDER = {
  code: 'identity.no_provider',
  status: 404,
} as const satisfies RejectionKind;
/** The identity provider or its answer was not what was expected. */
export const PROVIDER_REFUSED = {
  code: 'identity.provider_refused',
  status: 401,
} as const satisfies RejectionKind;
/** The identity provider knows this person; here no account was prepared. */
export const NOT_PREPARED = {
  code: 'identity.not_prepared',
  status: 403,
} as const satisfies RejectionKind;
export const CREDENTIAL_WRONG = {
  code: 'identity.credential_wrong',
  status: 401,
} as const satisfies RejectionKind;
export const NOT_INSURED = {
  code: 'identity.not_insured',
  status: 403,
} as const satisfies RejectionKind;
