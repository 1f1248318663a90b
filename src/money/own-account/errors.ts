import type { RejectionKind } from '../../kernel/rejection.ts';

export const KEY_REUSED = {
  code: 'own-account.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const NO_FIGURES = {
  code: 'own-account.no_figures',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_DRAW = {
  code: 'own-account.unknown_draw',
  status: 404,
} as const satisfies RejectionKind;
export const RETURNED_ALREADY = {
  code: 'own-account.returned_already',
  status: 409,
} as const satisfies RejectionKind;
/** A month that is not over, or a year before its day. */
export const TOO_EARLY = {
  code: 'own-account.too_early',
  status: 409,
} as const satisfies RejectionKind;
export const NOT_CREDITED = {
  code: 'own-account.not_credited',
  status: 404,
} as const satisfies RejectionKind;
export const NOTHING_LEFT = {
  code: 'own-account.nothing_left',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_AREA = {
  code: 'wallet.unknown_area',
  status: 404,
} as const satisfies RejectionKind;
/** Outside the four uses of a wallet. */
export const OUTSIDE_THE_USES = {
  code: 'wallet.outside_the_uses',
  status: 422,
} as const satisfies RejectionKind;
export const NOT_GUARDIAN = {
  code: 'wallet.not_guardian',
  status: 403,
} as const satisfies RejectionKind;
/** A relation that the area lets no quota of a wallet go to. */
export const OUTSIDE_THE_RELATIONS = {
  code: 'wallet.outside_the_relations',
  status: 422,
} as const satisfies RejectionKind;
