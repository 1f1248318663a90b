import type { RejectionKind } from '../../kernel/rejection.ts';

export const NOT_A_MEMBER = {
  code: 'special-group.not_a_member',
  status: 409,
} as const satisfies RejectionKind;
/** A review speaks for the days to come. */
export const ENDS_IN_PAST = {
  code: 'special-group.ends_in_past',
  status: 422,
} as const satisfies RejectionKind;
/** What continues has to last longer than it did. */
export const NOT_LONGER = {
  code: 'special-group.not_longer',
  status: 422,
} as const satisfies RejectionKind;
/** What ends does not last longer than it did. */
export const NOT_SOONER = {
  code: 'special-group.not_sooner',
  status: 422,
} as const satisfies RejectionKind;
/** The area has published no figures for the day. */
export const NO_FIGURES = {
  code: 'special-group.no_figures',
  status: 409,
} as const satisfies RejectionKind;
