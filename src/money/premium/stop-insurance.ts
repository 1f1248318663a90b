import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { endCoverage, findCoverage, lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import { endUnborne } from '../own-account/index.ts';
import type { PremiumDeps } from './deps.ts';
import { NOTHING_TO_STOP, STOP_IN_PAST } from './errors.ts';
import type { Actor } from './model.ts';
import { refundFrom } from './resolve-twice.ts';

export type Stop = {
  readonly person: PersonId;
  readonly scheme: Scheme;
  /** The first day without. */
  readonly on: Day;
};

/**
 * 停保: what somebody has under a scheme ends on a day. It goes on by a new order, or by a unit, which then make a dated
 * period of their own; nothing is ever switched on again. A premium whose insurance would begin later comes back. The second time
 * it is the same.
 */
export async function stopInsurance(
  sql: Sql,
  deps: PremiumDeps,
  stop: Stop,
  actor: Actor = { id: 'insurance-stop', office: null },
): Promise<void> {
  const { person, scheme, on } = stop;
  if (on < deps.clock.today()) throw new Rejection(STOP_IN_PAST, { on });
  await lockPersons(sql, [person]);
  const periods = ((await findCoverage(sql, [person])).get(person) ?? []).filter(
    (one) => one.scheme === scheme,
  );
  if (periods.some(({ endsOn }) => endsOn === on)) return;
  if (!periods.some(({ endsOn }) => endsOn === null || endsOn > on)) {
    throw new Rejection(NOTHING_TO_STOP, { scheme, on });
  }
  if (scheme === 'resident') {
    const stopping = { person, from: on, key: `stop:${person}:${on}`, reason: 'insurance-stop' };
    await refundFrom(sql, deps, stopping, actor);
  }
  await endCoverage(sql, { personId: person, scheme }, on);
  await endUnborne(sql, deps, person, actor.id);
}
