import type { RejectionKind } from '../../kernel/rejection.ts';

const bad = <Code extends `reconciliation.${string}`>(code: Code) =>
  ({ code, status: 422 }) as const satisfies RejectionKind;

export const UNREADABLE_ZIP = bad('reconciliation.unreadable_zip');
export const NOT_ONE_FILE = bad('reconciliation.not_one_file');
export const TOO_LARGE = bad('reconciliation.too_large');
export const TOO_MANY_LINES = bad('reconciliation.too_many_lines');
export const WRONG_ENCODING = bad('reconciliation.wrong_encoding');
export const WRONG_COLUMNS = bad('reconciliation.wrong_columns');
export const BAD_CELL = bad('reconciliation.bad_cell');
export const DUPLICATE_LINE = bad('reconciliation.duplicate_line');
export const SUM_DIFFERS = bad('reconciliation.sum_differs');
export const BAD_PERIOD = bad('reconciliation.bad_period');
export const PERIOD_TOO_LONG = bad('reconciliation.period_too_long');
export const TOO_MANY_RECORDS = bad('reconciliation.too_many_records');

export const UNKNOWN_RUN = {
  code: 'reconciliation.unknown_run',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_DIFFERENCE = {
  code: 'reconciliation.unknown_difference',
  status: 404,
} as const satisfies RejectionKind;
export const NOTHING_TO_REPAIR = {
  code: 'reconciliation.nothing_to_repair',
  status: 409,
} as const satisfies RejectionKind;
export const OTHER_REPAIR = {
  code: 'reconciliation.other_repair',
  status: 409,
} as const satisfies RejectionKind;

export const FIGURE_DIFFERS = bad('reconciliation.figure_differs');
export const OUTSIDE_MONTH = bad('reconciliation.outside_month');
export const APPLIED_ALREADY = {
  code: 'reconciliation.applied_already',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_APPLICATION = {
  code: 'reconciliation.unknown_application',
  status: 404,
} as const satisfies RejectionKind;
export const APPLICATION_CLOSED = {
  code: 'reconciliation.application_closed',
  status: 409,
} as const satisfies RejectionKind;
