import type { RejectionKind } from '../../kernel/rejection.ts';

export const UNKNOWN_PERSON = {
  code: 'enrolment.unknown_person',
  status: 404,
} as const satisfies RejectionKind;
export const PERSON_EXISTS = {
  code: 'enrolment.person_exists',
  status: 409,
} as const satisfies RejectionKind;
export const ID_NUMBER_INVALID = {
  code: 'enrolment.id_number_invalid',
  status: 422,
} as const satisfies RejectionKind;
export const ID_NUMBER_TAKEN = {
  code: 'enrolment.id_number_taken',
  status: 409,
} as const satisfies RejectionKind;
export const BORN_ON_DIFFERS = {
  code: 'enrolment.born_on_differs',
  status: 422,
} as const satisfies RejectionKind;
export const SEX_DIFFERS = {
  code: 'enrolment.sex_differs',
  status: 422,
} as const satisfies RejectionKind;
export const BORN_IN_FUTURE = {
  code: 'enrolment.born_in_future',
  status: 422,
} as const satisfies RejectionKind;
export const PERIOD_EMPTY = {
  code: 'enrolment.ends_before_start',
  status: 422,
} as const satisfies RejectionKind;
export const COVERAGE_OVERLAPS = {
  code: 'enrolment.coverage_overlaps',
  status: 409,
} as const satisfies RejectionKind;
/** Neither the year that runs nor, in the window, the next one. */
export const YEAR_NOT_OPEN = {
  code: 'enrolment.year_not_open',
  status: 422,
} as const satisfies RejectionKind;
export const INSURED_AS_EMPLOYEE = {
  code: 'enrolment.insured_as_employee',
  status: 409,
} as const satisfies RejectionKind;
/** The area takes nobody after the window but whoever is exempt from waiting. */
export const LATE_NOT_TAKEN = {
  code: 'enrolment.late_not_taken',
  status: 409,
} as const satisfies RejectionKind;
