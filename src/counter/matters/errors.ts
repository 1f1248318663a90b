import type { RejectionKind } from '../../kernel/rejection.ts';

type Code = `matters.${string}`;

function kind<C extends Code>(code: C, status: RejectionKind['status']) {
  return { code, status } as const satisfies RejectionKind;
}

export const UNKNOWN_MATTER = kind('matters.unknown_matter', 404);
export const UNKNOWN_CASE = kind('matters.unknown_case', 404);
export const UNKNOWN_RECEIPT = kind('matters.unknown_receipt', 404);
export const NO_OFFICE = kind('matters.no_office', 409);
export const NOT_OFFERED_HERE = kind('matters.not_offered_here', 403);
export const NOT_DELEGATED = kind('matters.not_delegated', 403);
export const WRONG_APPLICANT = kind('matters.wrong_applicant', 422);
export const WHO_IS_MISSING = kind('matters.who_is_missing', 422);
export const NOT_ABOUT_HIM = kind('matters.not_about_him', 403);
export const NOT_FOR_A_CHILD = kind('matters.not_for_a_child', 422);
export const FIELD_MISSING = kind('matters.field_missing', 422);
export const FIELD_WRONG = kind('matters.field_wrong', 422);
export const UNKNOWN_FIELD = kind('matters.unknown_field', 422);
export const PAPER_MISSING = kind('matters.paper_missing', 422);
export const UNKNOWN_MATERIAL = kind('matters.unknown_material', 422);
export const NO_PROMISE = kind('matters.no_promise', 422);
export const UNKNOWN_FILE = kind('matters.unknown_file', 422);
export const OPEN_ALREADY = kind('matters.open_already', 409);
export const KEY_USED = kind('matters.key_used', 409);
export const CHANGED_MEANWHILE = kind('matters.changed_meanwhile', 409);
export const CLOSED = kind('matters.closed', 409);
export const NOT_IN_THIS_STATE = kind('matters.not_in_this_state', 409);
export const NOT_THIS_STEP = kind('matters.not_this_step', 409);
export const RETURNED_BEFORE = kind('matters.returned_before', 409);
export const HELD_BY_ANOTHER = kind('matters.held_by_another', 409);
export const TAKE_IT_FIRST = kind('matters.take_it_first', 403);
export const NOT_YOURS = kind('matters.not_yours', 403);
export const EXCLUDED = kind('matters.excluded', 403);
export const OWN_MATTER = kind('matters.own_matter', 403);
export const SAME_OFFICER = kind('matters.same_officer', 403);
export const REASON_MISSING = kind('matters.reason_missing', 422);
export const ASSIGNEE_MISSING = kind('matters.assignee_missing', 422);
export const UNKNOWN_ASSIGNEE = kind('matters.unknown_assignee', 422);
