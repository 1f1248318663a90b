import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_PROVIDER = {
  code: 'provider.unknown_provider',
  status: 404,
} as const satisfies RejectionKind;
export const DEPARTMENT_EXISTS = {
  code: 'provider.department_exists',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_DEPARTMENT = {
  code: 'provider.unknown_department',
  status: 404,
} as const satisfies RejectionKind;
export const DEPARTMENT_BEGAN_DIFFERS = {
  code: 'provider.department_began_differs',
  status: 409,
} as const satisfies RejectionKind;
export const DEPARTMENT_ENDS_BEFORE_START = {
  code: 'provider.department_ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const DEPARTMENT_TWICE = {
  code: 'provider.department_twice',
  status: 422,
} as const satisfies RejectionKind;
