import type { RejectionKind } from '../../kernel/rejection.ts';

type Code = `desk.${string}`;

function kind<C extends Code>(code: C, status: RejectionKind['status']) {
  return { code, status } as const satisfies RejectionKind;
}

export const WRONG_PERIOD = kind('desk.wrong_period', 400);

export const UNKNOWN_BATCH = kind('desk.unknown_batch', 404);
export const NOT_FOR_SHEETS = kind('desk.not_for_sheets', 422);
export const UNKNOWN_COLUMN = kind('desk.unknown_column', 422);
export const COLUMN_TWICE = kind('desk.column_twice', 422);
export const COLUMN_MISSING = kind('desk.column_missing', 422);
export const EMPTY_SHEET = kind('desk.empty_sheet', 422);
export const TOO_MANY_ROWS = kind('desk.too_many_rows', 422);
export const PAPER_WITHOUT_ROW = kind('desk.paper_without_row', 422);
export const KEY_USED = kind('desk.key_used', 409);
export const BATCH_CHANGED = kind('desk.batch_changed', 409);
export const STILL_TRYING = kind('desk.still_trying', 409);
export const NOTHING_READY = kind('desk.nothing_ready', 409);
export const NOT_YOUR_BATCH = kind('desk.not_your_batch', 403);

export const WRONG_NUMBER = kind('desk.wrong_number', 422);
export const TWICE_IN_SHEET = kind('desk.twice_in_sheet', 422);
export const NOT_INSURED = kind('desk.not_insured', 422);
export const OTHER_NAME = kind('desk.other_name', 422);
export const NO_LONGER_THERE = kind('desk.no_longer_there', 403);
