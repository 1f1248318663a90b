import type { Day } from '../../kernel/days.ts';
import { isEmpty, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { DECIDED_IN_FUTURE, MEMBERSHIP_OVERLAPS, PERIOD_EMPTY } from './errors.ts';
import type { Membership } from './model.ts';

/** A person may belong to several groups at once, but to each of them only once a day. */
export function checkMembership(
  membership: Membership,
  existing: readonly Membership[],
  today: Day,
): void {
  const { groupCode, startsOn, endsOn, decidedOn } = membership;
  if (isEmpty(membership)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  if (decidedOn > today) throw new Rejection(DECIDED_IN_FUTURE, { decidedOn, today });
  const clash = existing.find(
    (other) => other.groupCode === groupCode && overlap(other, membership),
  );
  if (clash) {
    throw new Rejection(MEMBERSHIP_OVERLAPS, {
      group: groupCode,
      startsOn: clash.startsOn,
      endsOn: clash.endsOn ?? '—',
    });
  }
}
