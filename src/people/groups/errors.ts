import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_A_DAY = {
  code: 'groups.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
export const PERIOD_EMPTY = {
  code: 'groups.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const MEMBERSHIP_OVERLAPS = {
  code: 'groups.membership_overlaps',
  status: 409,
} as const satisfies RejectionKind;
export const DECIDED_IN_FUTURE = {
  code: 'groups.decided_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const RECOGNITION_OVERLAPS = {
  code: 'groups.recognition_overlaps',
  status: 409,
} as const satisfies RejectionKind;
