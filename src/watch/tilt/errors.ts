import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_A_PERIOD = {
  code: 'tilt.not_a_period',
  status: 400,
} as const satisfies RejectionKind;
export const UNKNOWN_RUN = {
  code: 'tilt.unknown_run',
  status: 404,
} as const satisfies RejectionKind;
export const STILL_RUNNING = {
  code: 'tilt.still_running',
  status: 409,
} as const satisfies RejectionKind;
export const KEY_USED = { code: 'tilt.key_used', status: 409 } as const satisfies RejectionKind;
export const NO_FINDING = { code: 'tilt.no_finding', status: 404 } as const satisfies RejectionKind;
