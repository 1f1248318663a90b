import type { RejectionKind } from '../../kernel/rejection.ts';

/** Nothing is closed without an answer: the opinion with which it was approved is the answer. */
export const NO_REPLY = {
  code: 'complaints.no_reply',
  status: 422,
} as const satisfies RejectionKind;
