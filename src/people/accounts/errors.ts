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
export const GRANT_EXISTS = {
  code: 'accounts.grant_exists',
  status: 409,
} as const satisfies RejectionKind;
