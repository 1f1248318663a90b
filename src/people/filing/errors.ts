import type { RejectionKind } from '../../kernel/rejection.ts';

export const PERIOD_EMPTY = {
  code: 'filing.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const ALREADY_OVER = {
  code: 'filing.already_over',
  status: 422,
} as const satisfies RejectionKind;
export const DAY_IN_FUTURE = {
  code: 'filing.day_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const STARTS_BEFORE_DAY = {
  code: 'filing.starts_before_day',
  status: 422,
} as const satisfies RejectionKind;
export const DAY_OUTSIDE_PERIOD = {
  code: 'filing.day_outside_period',
  status: 422,
} as const satisfies RejectionKind;
export const TO_ITSELF = {
  code: 'filing.to_itself',
  status: 422,
} as const satisfies RejectionKind;
export const OVERLAPS = {
  code: 'filing.overlaps',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_FILING = {
  code: 'filing.unknown_filing',
  status: 404,
} as const satisfies RejectionKind;
export const OF_ANOTHER_PERSON = {
  code: 'filing.of_another_person',
  status: 409,
} as const satisfies RejectionKind;
export const FILED_ELSEWHERE = {
  code: 'filing.filed_elsewhere',
  status: 403,
} as const satisfies RejectionKind;
export const ALREADY_WITHDRAWN = {
  code: 'filing.already_withdrawn',
  status: 409,
} as const satisfies RejectionKind;
export const IN_USE = {
  code: 'filing.in_use',
  status: 409,
} as const satisfies RejectionKind;
