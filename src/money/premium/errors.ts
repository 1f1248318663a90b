import type { RejectionKind } from '../../kernel/rejection.ts';

export const NO_FIGURES = {
  code: 'premium.no_figures',
  status: 409,
} as const satisfies RejectionKind;
/** Nobody has said yet what this year costs. */
export const YEAR_UNKNOWN = {
  code: 'premium.year_unknown',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_ORDER = {
  code: 'premium.unknown_order',
  status: 404,
} as const satisfies RejectionKind;
export const KEY_REUSED = {
  code: 'premium.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const ORDERED_ALREADY = {
  code: 'premium.ordered_already',
  status: 409,
} as const satisfies RejectionKind;
export const PAID_ALREADY = {
  code: 'premium.paid_already',
  status: 409,
} as const satisfies RejectionKind;
/** A bank or the tax office has not said yet what became of it. */
export const UNDER_WAY = {
  code: 'premium.under_way',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_OPEN = {
  code: 'premium.not_open',
  status: 409,
} as const satisfies RejectionKind;
/** What was said of the waiting time held until then; whoever is later asks anew. */
export const PAID_TOO_LATE = {
  code: 'premium.paid_too_late',
  status: 409,
} as const satisfies RejectionKind;
export const REPAIRS_TOO_MANY = {
  code: 'premium.repairs_too_many',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_EMPLOYEE = {
  code: 'premium.not_employee',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_INSURED = {
  code: 'premium.not_insured',
  status: 409,
} as const satisfies RejectionKind;
export const NO_COLLECTOR = {
  code: 'premium.no_collector',
  status: 409,
} as const satisfies RejectionKind;
export const NO_ACCOUNTS = {
  code: 'premium.no_accounts',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_UNDER_WAY = {
  code: 'premium.nothing_under_way',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_PAID = {
  code: 'premium.not_paid',
  status: 409,
} as const satisfies RejectionKind;
/** The insurance has begun, or the area gives nothing back. */
export const REFUND_TOO_LATE = {
  code: 'premium.refund_too_late',
  status: 409,
} as const satisfies RejectionKind;
/** The person had it given back; a list of a special group does not insure him against his will. */
export const GIVEN_BACK = {
  code: 'premium.given_back',
  status: 409,
} as const satisfies RejectionKind;
// Of help that somebody decides on.
/** None is given on the ground of the groups of the day. */
export const NO_HELP = {
  code: 'premium.no_help',
  status: 409,
} as const satisfies RejectionKind;
export const HELPED_ALREADY = {
  code: 'premium.helped_already',
  status: 409,
} as const satisfies RejectionKind;
/** The person paid the rest of a premium that was helped with, and is insured by it. */
export const HELP_USED = {
  code: 'premium.help_used',
  status: 409,
} as const satisfies RejectionKind;
/** What he had paid too much was ordered to be paid to him. */
export const HELP_PAID = {
  code: 'premium.help_paid',
  status: 409,
} as const satisfies RejectionKind;
// Of one line of a list.
export const LINE_INCOMPLETE = {
  code: 'premium.line_incomplete',
  status: 422,
} as const satisfies RejectionKind;
export const PERSON_TWICE = {
  code: 'premium.person_twice',
  status: 422,
} as const satisfies RejectionKind;
/** One number under two names; which of them is right is not said. */
export const NUMBER_OF_TWO = {
  code: 'premium.number_of_two',
  status: 422,
} as const satisfies RejectionKind;
export const NAME_DIFFERS = {
  code: 'premium.name_differs',
  status: 409,
} as const satisfies RejectionKind;
export const PERSON_NOT_FOUND = {
  code: 'premium.person_not_found',
  status: 404,
} as const satisfies RejectionKind;
export const UNKNOWN_BATCH = {
  code: 'premium.unknown_batch',
  status: 404,
} as const satisfies RejectionKind;
// Units.
export const UNKNOWN_UNIT = {
  code: 'premium.unknown_unit',
  status: 404,
} as const satisfies RejectionKind;
export const MEMBER_ALREADY = {
  code: 'premium.member_already',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_A_MEMBER = {
  code: 'premium.not_a_member',
  status: 409,
} as const satisfies RejectionKind;
export const MONTH_NOT_OPEN = {
  code: 'premium.month_not_open',
  status: 422,
} as const satisfies RejectionKind;
/** What a unit owes for it stands: nobody comes into it or leaves before it any more. */
export const MONTH_COUNTED = {
  code: 'premium.month_counted',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_MONTH = {
  code: 'premium.unknown_month',
  status: 404,
} as const satisfies RejectionKind;
export const MONTH_PAID_ALREADY = {
  code: 'premium.month_paid_already',
  status: 409,
} as const satisfies RejectionKind;
// Insured twice, and stops.
export const NOT_TWICE = {
  code: 'premium.not_twice',
  status: 409,
} as const satisfies RejectionKind;
export const NOTHING_TO_STOP = {
  code: 'premium.nothing_to_stop',
  status: 409,
} as const satisfies RejectionKind;
export const STOP_IN_PAST = {
  code: 'premium.stop_in_past',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_ABOUT_HIM = {
  code: 'premium.not_about_him',
  status: 403,
} as const satisfies RejectionKind;
/** Who takes money in cash says so; nobody says it of himself. */
export const NOT_BY_HIMSELF = {
  code: 'premium.not_by_himself',
  status: 403,
} as const satisfies RejectionKind;
