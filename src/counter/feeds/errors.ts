import type { RejectionKind } from '../../kernel/rejection.ts';

const kind = <Code extends `feeds.${string}`, Status extends RejectionKind['status']>(
  code: Code,
  status: Status,
) => ({ code, status }) as const satisfies RejectionKind;

export const NO_FIGURES = kind('feeds.no_figures', 409);
export const UNKNOWN_SOURCE = kind('feeds.unknown_source', 422);
export const NOT_A_DAY = kind('feeds.not_a_day', 400);
export const AS_OF_IN_FUTURE = kind('feeds.as_of_in_future', 422);
/** A list that is older than the last one that acted would undo what is newer. */
export const OLDER_THAN_LAST = kind('feeds.older_than_last', 409);
export const ANOTHER_GOING = kind('feeds.another_going', 409);
export const KEY_USED = kind('feeds.key_used', 409);
export const TOO_LARGE = kind('feeds.too_large', 413);
export const NOT_A_TABLE = kind('feeds.not_a_table', 422);
export const EMPTY = kind('feeds.empty', 422);
export const COLUMN_MISSING = kind('feeds.column_missing', 422);
export const COLUMN_TWICE = kind('feeds.column_twice', 422);
export const ENCODING_MIXED = kind('feeds.encoding_mixed', 422);
export const ENCODING_UNKNOWN = kind('feeds.encoding_unknown', 422);
export const CUT_OFF = kind('feeds.cut_off', 422);
export const CHECKSUM_DIFFERS = kind('feeds.checksum_differs', 422);
export const UNKNOWN_FEED = kind('feeds.unknown_feed', 404);
export const WRONG_STATE = kind('feeds.wrong_state', 409);
export const CHANGED_MEANWHILE = kind('feeds.changed_meanwhile', 409);
export const SECOND_PERSON_NEEDED = kind('feeds.second_person_needed', 409);
export const SAME_PERSON = kind('feeds.same_person', 403);
export const UNKNOWN_ROW = kind('feeds.unknown_row', 404);
export const NOT_DOUBTFUL = kind('feeds.not_doubtful', 409);
export const PERSON_NEEDED = kind('feeds.person_needed', 422);
export const UNKNOWN_HELP = kind('feeds.unknown_help', 404);
export const FROM_ACCOUNT = kind('feeds.from_account', 409);

/** Why a line is refused, doubted or not acted on. Each has its sentence like a refusal. */
export const CELLS_MISSING = kind('feeds.cells_missing', 422);
export const NAME_MISSING = kind('feeds.name_missing', 422);
export const NUMBER_MISSING = kind('feeds.number_missing', 422);
export const NUMBER_INVALID = kind('feeds.number_invalid', 422);
export const BORN_ON_DIFFERS = kind('feeds.born_on_differs', 422);
export const GROUP_UNKNOWN = kind('feeds.group_unknown', 422);
export const GROUP_OF_OTHER = kind('feeds.group_of_other', 422);
export const DAY_INVALID = kind('feeds.day_invalid', 422);
export const ENDS_BEFORE_START = kind('feeds.ends_before_start', 422);
export const CHANGE_INVALID = kind('feeds.change_invalid', 422);
export const OTHER_NAME = kind('feeds.other_name', 422);
export const NUMBER_OF_TWO = kind('feeds.number_of_two', 422);
export const NUMBER_DIFFERS = kind('feeds.number_differs', 422);
export const HOUSEHOLD_AMBIGUOUS = kind('feeds.household_ambiguous', 422);
export const DUPLICATE = kind('feeds.duplicate', 422);
export const CONTRADICTORY = kind('feeds.contradictory', 422);
export const VALIDITY_CONFLICT = kind('feeds.validity_conflict', 422);
export const HELD_BY_OTHER = kind('feeds.held_by_other', 422);
export const NOTHING_TO_END = kind('feeds.nothing_to_end', 422);
export const NOT_INSURED = kind('feeds.not_insured', 422);
export const ROW_REASONS = {
  cellsMissing: CELLS_MISSING,
  nameMissing: NAME_MISSING,
  numberMissing: NUMBER_MISSING,
  numberInvalid: NUMBER_INVALID,
  bornOnDiffers: BORN_ON_DIFFERS,
  groupUnknown: GROUP_UNKNOWN,
  groupOfOther: GROUP_OF_OTHER,
  dayInvalid: DAY_INVALID,
  endsBeforeStart: ENDS_BEFORE_START,
  changeInvalid: CHANGE_INVALID,
  otherName: OTHER_NAME,
  numberOfTwo: NUMBER_OF_TWO,
  numberDiffers: NUMBER_DIFFERS,
  householdAmbiguous: HOUSEHOLD_AMBIGUOUS,
  duplicate: DUPLICATE,
  contradictory: CONTRADICTORY,
  validityConflict: VALIDITY_CONFLICT,
  heldByOther: HELD_BY_OTHER,
  nothingToEnd: NOTHING_TO_END,
  notInsured: NOT_INSURED,
} as const;
export type RowReason = (typeof ROW_REASONS)[keyof typeof ROW_REASONS]['code'];
