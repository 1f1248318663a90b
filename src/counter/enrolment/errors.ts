import type { RejectionKind } from '../../kernel/rejection.ts';

/** Help with premiums is for whoever belongs to a special group. */
export const NOT_IN_A_GROUP = {
  code: 'premium-aid.not_in_a_group',
  status: 409,
} as const satisfies RejectionKind;
export const AIDED_ALREADY = {
  code: 'premium-aid.aided_already',
  status: 409,
} as const satisfies RejectionKind;
/** Name and number do not belong to one insured person; which of the two is wrong is not told. */
export const RELATIVE_NOT_FOUND = {
  code: 'family-sharing.relative_not_found',
  status: 404,
} as const satisfies RejectionKind;
