import type { RejectionKind } from '../../kernel/rejection.ts';

const of = <Code extends `away.${string}`, Status extends RejectionKind['status']>(
  code: Code,
  status: Status,
) => ({ code, status }) as const satisfies RejectionKind;

export const NOT_A_DAY = of('away.not_a_day', 400);
export const UNKNOWN_REASON = of('away.unknown_reason', 422);
export const UNKNOWN_PLACE = of('away.unknown_place', 422);
export const AT_HOME = of('away.at_home', 422);
export const NOT_INSURED = of('away.not_insured', 422);
export const TOO_FAR_AHEAD = of('away.too_far_ahead', 422);
export const SETTLED_ALREADY = of('away.settled_already', 409);
export const STARTS_IN_PAST = of('away.starts_in_past', 422);
export const FILED_ALREADY = of('away.filed_already', 409);
export const NOTHING_FILED = of('away.nothing_filed', 404);
export const ENDS_ALREADY = of('away.ends_already', 409);
export const NOTHING_CHANGES = of('away.nothing_changes', 409);
export const CHANGE_TOO_EARLY = of('away.change_too_early', 409);
export const CARE_UNDER_WAY = of('away.care_under_way', 409);
export const DAY_PASSED = of('away.day_passed', 422);
export const HOSPITAL_ELSEWHERE = of('away.hospital_elsewhere', 422);
