import type { RejectionKind } from '../../kernel/rejection.ts';

/** The form asks for what is known already. */
export const NOTHING_CHANGES = {
  code: 'particulars.nothing_changes',
  status: 409,
} as const satisfies RejectionKind;
export const ID_NUMBER_INVALID = {
  code: 'particulars.id_number_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const BORN_IN_FUTURE = {
  code: 'particulars.born_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const ID_NUMBER_TAKEN = {
  code: 'particulars.id_number_taken',
  status: 409,
} as const satisfies RejectionKind;
export const PHONE_INVALID = {
  code: 'particulars.phone_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const ACCOUNT_INVALID = {
  code: 'particulars.account_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_TOWNSHIP = {
  code: 'particulars.unknown_township',
  status: 422,
} as const satisfies RejectionKind;
