import type { RejectionKind } from '../../kernel/rejection.ts';

export const WRONG_PERIOD = {
  code: 'desk.wrong_period',
  status: 400,
} as const satisfies RejectionKind;
