import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  endCoverage,
  findCoverage,
  findDualCoverage,
  lockPersons,
  mayRefund,
} from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PremiumDeps } from './deps.ts';
import { NOT_TWICE } from './errors.ts';
import { rulesOn } from './gather-premium.ts';
import type { Actor, OrderId } from './model.ts';
import { refundPremium } from './refund-premium.ts';
import { findOrdersOf } from './store/orders.ts';

export type Resolved = {
  readonly person: PersonId;
  /** The first day without insurance as a resident. */
  readonly endedOn: Day;
  /** Premiums that are given back, since their insurance had not begun. */
  readonly refunded: readonly OrderId[];
};

/**
 * Employee insurance prevails: insurance as a resident ends where both begin to hold. A premium comes back whose insurance
 * had not begun; of one that had, the time ends and nothing comes back.
 */
export async function resolveTwice(
  sql: Sql,
  deps: PremiumDeps,
  { person, key }: { readonly person: PersonId; readonly key: string },
  actor: Actor,
): Promise<Resolved> {
  const today = deps.clock.today();
  await lockPersons(sql, [person]);
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  const [first] = findDualCoverage(coverage, today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) throw new Rejection(NOT_TWICE, { person });
  const { from } = first;
  const refunded = await refundFrom(
    sql,
    deps,
    { person, from, key, reason: 'insured-twice' },
    actor,
  );
  await endCoverage(sql, { personId: person, scheme: 'resident' }, from);
  return { person, endedOn: from, refunded };
}

export type RefundingFrom = {
  readonly person: PersonId;
  /** What begins on this day or later is given back; what began before lasts until then, and so it stays paid. */
  readonly from: Day;
  readonly key: string;
  readonly reason: string;
};

/** Gives back the premiums of insurance as a resident that will not be, where the area gives back what has not begun. */
export async function refundFrom(
  sql: Sql,
  deps: PremiumDeps,
  { person, from, key, reason }: RefundingFrom,
  actor: Actor,
): Promise<readonly OrderId[]> {
  const today = deps.clock.today();
  const { premium } = rulesOn(deps.figures, deps.database.area, today);
  const orders = (await findOrdersOf(sql, [person])).get(person) ?? [];
  const open = orders.filter(
    ({ scheme, state, insurance }) =>
      scheme === 'resident' &&
      state === 'paid' &&
      insurance !== null &&
      insurance.startsOn >= from &&
      mayRefund({ askedOn: today, startsOn: insurance.startsOn }, premium.refund),
  );
  for (const { id } of open) {
    await refundPremium(sql, deps, { key: `${key}:${id}`, order: id, reason }, actor);
  }
  return open.map(({ id }) => id);
}
