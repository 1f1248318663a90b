import type { Day } from '../../kernel/days.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Membership } from '../../people/groups/index.ts';
import { ENDS_IN_PAST, NOT_A_MEMBER, NOT_LONGER, NOT_SOONER } from './errors.ts';

export type Asked = {
  readonly group: string;
  readonly outcome: 'continues' | 'ends';
  readonly endsOn: Day;
};

/** The identity that a review speaks of. */
export function reviewed(
  { group, outcome, endsOn }: Asked,
  memberships: readonly Membership[],
  today: Day,
): Membership {
  const found = memberships.find((one) => one.groupCode === group && holdsOn(one, today));
  if (!found) throw new Rejection(NOT_A_MEMBER, { group, today });
  if (endsOn < today || endsOn <= found.startsOn) {
    throw new Rejection(ENDS_IN_PAST, { endsOn, today });
  }
  if (outcome === 'continues' && found.endsOn !== null && endsOn <= found.endsOn) {
    throw new Rejection(NOT_LONGER, { endsOn, until: found.endsOn });
  }
  if (outcome === 'ends' && found.endsOn !== null && endsOn > found.endsOn) {
    throw new Rejection(NOT_SOONER, { endsOn, until: found.endsOn });
  }
  return found;
}
