import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_NOTICE = {
  code: 'notices.unknown_notice',
  status: 404,
} as const satisfies RejectionKind;
/** Only one that failed is sent again by hand; one that waits goes by itself. */
export const NOT_FAILED = {
  code: 'notices.not_failed',
  status: 409,
} as const satisfies RejectionKind;
