import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money, minus, negate, ZERO } from '../../kernel/money.ts';
import { isEmpty } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { type EnrolmentDeps, lockPersons } from '../enrolment/index.ts';
import { NOT_POSITIVE, PERIOD_EMPTY, UNKNOWN_GRANT } from './errors.ts';
import type { Writing } from './grant-mutual-aid.ts';
import type { Account, Grant, GrantId, Hand } from './model.ts';
import { holdQuota, releaseQuota } from './move-held.ts';
import { hashOf, isDone } from './repeat-grant.ts';
import { lockAccount } from './store/accounts.ts';
import { findGrant, insertGrantEvent, keepGrant, moveQuota } from './store/grants.ts';

export type GrantChange = {
  readonly id: GrantId;
  /** Whoever is not one of these is told that there is no such grant. */
  readonly giver: PersonId;
  /** What is to be left of it from now on; absent: as it is. */
  readonly left?: Money;
  /** First day on which it holds no longer; null: until it is ended. Absent: as it is. */
  readonly endsOn?: Day | null;
};

/**
 * Raises or lowers what is left of a quota, or sets another end. Repeated under its key it is done already, also where the
 * grant has ended since.
 */
export async function changeGrant(
  deps: EnrolmentDeps,
  change: GrantChange,
  { by, key }: Hand,
): Promise<void> {
  const hash = hashOf(change.giver, change.left, change.endsOn);
  await deps.database.transaction(async (sql) => {
    const found = await lockStanding(sql, change.id);
    if (await isDone(sql, key, { act: 'changed', grant: change.id, hash })) return;
    if (found?.grant.giverId !== change.giver)
      throw new Rejection(UNKNOWN_GRANT, { id: change.id });
    const { grant, account } = found;
    const { left = grant.quotaLeft, endsOn = grant.endsOn } = change;
    if (left < ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(left) });
    if (isEmpty({ startsOn: grant.startsOn, endsOn }) || (endsOn && endsOn <= deps.clock.today())) {
      throw new Rejection(PERIOD_EMPTY, { startsOn: grant.startsOn, endsOn: endsOn ?? '' });
    }
    const more = minus(left, grant.quotaLeft);
    const after = moveBy({ account, left: grant.quotaLeft }, more);
    assert(after.held >= ZERO, 'no less than nothing is held');
    await moveQuota(sql, grant, { left: more, held: more, balance: ZERO });
    await keepGrant(sql, grant.id, { endsOn, endedAt: null });
    await note(
      sql,
      deps,
      { ...grant, endsOn },
      {
        ...{ act: 'changed', change: more, reason: '', by, key, hash },
      },
    );
  });
}

/** More is held only of what is available; less always may be. */
function moveBy(shared: { account: Account; left: Money }, more: Money) {
  if (more > ZERO) return holdQuota(shared.account, more);
  return releaseQuota(shared, negate(more)).account;
}

type Standing = { readonly grant: Grant; readonly account: Account };

/** The grant with its two people and the account that it is held in, until the transaction ends. */
export async function lockGrant(sql: Sql, id: GrantId): Promise<Standing> {
  const found = await lockStanding(sql, id);
  if (!found) throw new Rejection(UNKNOWN_GRANT, { id });
  return found;
}

/** Null: there is none, or it has ended, perhaps while this one waited for it. */
export async function lockStanding(sql: Sql, id: GrantId): Promise<Standing | null> {
  const seen = await findGrant(sql, id);
  if (!seen) return null;
  await lockPersons(sql, [seen.giverId, seen.receiverId]);
  const account = await lockAccount(sql, seen.giverId);
  const grant = await findGrant(sql, id);
  return grant && account ? { grant, account } : null;
}

type Told = {
  readonly act: 'changed' | 'ended';
  readonly change: Money;
  readonly reason: string;
  readonly by: string;
  readonly key?: string | undefined;
  /** Of what was asked under the key. */
  readonly hash?: string | undefined;
};

export async function note(
  sql: Sql,
  { ids, clock }: Writing,
  grant: Grant,
  { act, change, reason, by, key = undefined, hash = undefined }: Told,
): Promise<void> {
  const { id, giverId, receiverId, relation, endsOn } = grant;
  const at = clock.now().toISOString();
  await insertGrantEvent(sql, {
    ...{ id: ids.next(), grant: id, giverId, receiverId, relation, endsOn },
    ...{ act, change, reason, by, at, key: key ?? null, hash: hash ?? null, position: null },
  });
}
