import type { RejectionKind } from '../../kernel/rejection.ts';

const of = <Code extends `recognition.${string}`, Status extends RejectionKind['status']>(
  code: Code,
  status: Status,
) => ({ code, status }) as const satisfies RejectionKind;

export const NOT_A_DAY = of('recognition.not_a_day', 400);
export const UNKNOWN_KIND = of('recognition.unknown_kind', 422);
export const UNKNOWN_DISEASE = of('recognition.unknown_disease', 422);
export const NOT_INSURED = of('recognition.not_insured', 422);
export const NOT_OFFERED = of('recognition.not_offered', 422);
export const IN_FUTURE = of('recognition.in_future', 422);
export const TOO_EARLY = of('recognition.too_early', 422);
export const PROOF_MISSING = of('recognition.proof_missing', 422);
export const CHRONIC_EXCLUDES = of('recognition.chronic_excludes', 409);
export const RECOGNISED_ALREADY = of('recognition.recognised_already', 409);
export const NOTHING_TO_RENEW = of('recognition.nothing_to_renew', 404);
export const WITHOUT_END = of('recognition.without_end', 409);
export const RENEWAL_TOO_EARLY = of('recognition.renewal_too_early', 409);
export const LAPSED = of('recognition.lapsed', 409);
export const NOT_A_VILLAGE_CLINIC = of('recognition.not_a_village_clinic', 422);
export const UNKNOWN_PRACTITIONER = of('recognition.unknown_practitioner', 422);
export const NO_DISEASE_CHOSEN = of('recognition.no_disease_chosen', 422);
export const RIGHT_GIVEN_ALREADY = of('recognition.right_given_already', 409);
export const NO_RIGHT = of('recognition.no_right', 404);
