import type { RejectionKind } from '../../kernel/rejection.ts';

/** Neither the year that runs nor, in the window, the next one. */
export const YEAR_NOT_OPEN = {
  code: 'resident-enrolment.year_not_open',
  status: 422,
} as const satisfies RejectionKind;
export const INSURED_AS_EMPLOYEE = {
  code: 'resident-enrolment.insured_as_employee',
  status: 409,
} as const satisfies RejectionKind;
export const NO_FIGURES = {
  code: 'resident-enrolment.no_figures',
  status: 409,
} as const satisfies RejectionKind;
