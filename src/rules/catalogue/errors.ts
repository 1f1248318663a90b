import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_CODE = {
  code: 'catalogue.unknown_code',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_IN_FORCE = {
  code: 'catalogue.not_in_force',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_DECIMAL = {
  code: 'catalogue.not_a_decimal',
  status: 400,
} as const satisfies RejectionKind;
export const OVER_PRECISE = {
  code: 'catalogue.over_precise',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_POSITIVE = {
  code: 'catalogue.not_positive',
  status: 422,
} as const satisfies RejectionKind;
export const TOO_LARGE = {
  code: 'catalogue.too_large',
  status: 422,
} as const satisfies RejectionKind;
export const AMOUNT_DIFFERS = {
  code: 'catalogue.amount_differs',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_A_DAY = {
  code: 'catalogue.not_a_day',
  status: 400,
} as const satisfies RejectionKind;
export const UNKNOWN_VERSION = {
  code: 'catalogue.unknown_version',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_MAPPED_CODE = {
  code: 'catalogue.unknown_mapped_code',
  status: 422,
} as const satisfies RejectionKind;
export const OTHER_LIST = {
  code: 'catalogue.other_list',
  status: 422,
} as const satisfies RejectionKind;
export const MAPPING_ENDS_BEFORE_START = {
  code: 'catalogue.mapping_ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const MAPPING_OVERLAPS = {
  code: 'catalogue.mapping_overlaps',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_MAPPING = {
  code: 'catalogue.unknown_mapping',
  status: 404,
} as const satisfies RejectionKind;
export const CODE_TWICE = {
  code: 'catalogue.code_twice',
  status: 422,
} as const satisfies RejectionKind;
