import type { RejectionKind } from '../../kernel/rejection.ts';

export const NUMBER_TWICE = {
  code: 'record.number_twice',
  status: 422,
} as const satisfies RejectionKind;
export const NUMBER_OF_ANOTHER = {
  code: 'record.number_of_another',
  status: 409,
} as const satisfies RejectionKind;
export const DAY_IN_FUTURE = {
  code: 'record.day_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const NO_CURRENT_VISIT = {
  code: 'record.no_current_visit',
  status: 403,
} as const satisfies RejectionKind;
export const UNKNOWN_DOCUMENT = {
  code: 'record.unknown_document',
  status: 404,
} as const satisfies RejectionKind;
