import type { PersonId } from '../../kernel/ids.ts';
import { negate, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { EnrolmentDeps } from '../enrolment/index.ts';
import { lockGrant, lockStanding, note } from './change-grant.ts';
import { UNKNOWN_GRANT } from './errors.ts';
import type { Writing } from './grant-mutual-aid.ts';
import type { EndReason, Grant, GrantId, Hand } from './model.ts';
import { hashOf, isDone } from './repeat-grant.ts';
import { findGrantsOfEither, findLapsed, keepGrant, moveQuota } from './store/grants.ts';

export type Ending = {
  readonly reason: EndReason;
  readonly by: string;
  readonly key?: string | undefined;
  /** Of what was asked under the key. */
  readonly hash?: string | undefined;
};

/** What was not used is the giver's own again, in the same transaction. */
export async function endGrantIn(
  sql: Sql,
  deps: Writing,
  id: GrantId,
  { reason, by, key, hash }: Ending,
): Promise<Grant> {
  const { grant } = await lockGrant(sql, id);
  const back = negate(grant.quotaLeft);
  await moveQuota(sql, grant, { left: back, held: back, balance: ZERO });
  const endedAt = deps.clock.now().toISOString();
  await keepGrant(sql, id, { endsOn: grant.endsOn, endedAt });
  await note(sql, deps, grant, { act: 'ended', change: back, reason, by, key, hash });
  return grant;
}

/** Ended by one of the two; a third is told that there is no such grant. */
export async function endGrant(
  deps: EnrolmentDeps,
  id: GrantId,
  person: PersonId,
  { by, key }: Hand = { by: person },
): Promise<void> {
  await deps.database.transaction(async (sql) => {
    const found = await lockStanding(sql, id);
    const hash = hashOf(person);
    if (await isDone(sql, key, { act: 'ended', grant: id, hash })) return;
    const { giverId = null, receiverId = null } = found?.grant ?? {};
    if (giverId !== person && receiverId !== person) throw new Rejection(UNKNOWN_GRANT, { id });
    const reason = giverId === person ? 'by-giver' : 'by-receiver';
    await endGrantIn(sql, deps, id, { reason, by, key, hash });
  });
}

/** All that a person gave, or was given as well, when his relation to the area ends. */
export async function endGrantsOf(
  sql: Sql,
  deps: Writing,
  { person, given }: { readonly person: PersonId; readonly given: 'only' | 'and-received' },
  ending: Ending,
): Promise<readonly Grant[]> {
  const ended: Grant[] = [];
  for (const { id, giverId } of await findGrantsOfEither(sql, person)) {
    if (given === 'only' && giverId !== person) continue;
    ended.push(await endGrantIn(sql, deps, id, ending));
  }
  return ended;
}

const AT_ONCE = 500;

/**
 * Every night: what ran out, and what one side's insurance no longer bears. Each by itself, so that one that
 * changed meanwhile keeps none of the others back.
 */
export async function endLapsedGrants(
  deps: EnrolmentDeps & Pick<Writing, 'newbornDays'>,
): Promise<number> {
  const { database, clock, newbornDays = 0 } = deps;
  let count = 0;
  for (;;) {
    const lapsed = await findLapsed(database.sql, clock.today(), {
      ...{ newbornDays, limit: AT_ONCE },
    });
    for (const { id, reason } of lapsed) {
      const ending = { reason: reason as EndReason, by: 'nightly' };
      await database.transaction((sql) => endGrantIn(sql, deps, id, ending)).catch(unlessGone);
      count += 1;
    }
    if (lapsed.length < AT_ONCE) return count;
  }
}

/** Whoever ended it a moment ago did what was to be done. */
function unlessGone(error: unknown): void {
  if (error instanceof Rejection && error.kind === UNKNOWN_GRANT) return;
  throw error;
}
