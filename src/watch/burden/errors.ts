import type { RejectionKind } from '../../kernel/rejection.ts';

export const NO_FIGURES = {
  code: 'burden.no_figures',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_WARNING = {
  code: 'burden.unknown_warning',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_MEASURE = {
  code: 'burden.unknown_measure',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_TASK = {
  code: 'burden.unknown_task',
  status: 404,
} as const satisfies RejectionKind;
export const ALREADY_DONE = {
  code: 'burden.already_done',
  status: 409,
} as const satisfies RejectionKind;
export const DUE_IN_PAST = {
  code: 'burden.due_in_past',
  status: 422,
} as const satisfies RejectionKind;
export const KEY_USED = { code: 'burden.key_used', status: 409 } as const satisfies RejectionKind;
