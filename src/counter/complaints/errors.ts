import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_PROVIDER = {
  code: 'complaints.unknown_provider',
  status: 422,
} as const satisfies RejectionKind;
/** Nothing is closed without an answer: the opinion with which it was approved is the answer. */
export const NO_REPLY = {
  code: 'complaints.no_reply',
  status: 422,
} as const satisfies RejectionKind;
