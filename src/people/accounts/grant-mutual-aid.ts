import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  type EnrolmentDeps,
  findCoverage,
  findPersons,
  lockPersons,
  UNKNOWN_PERSON,
} from '../enrolment/index.ts';
import { checkGrant } from './check-grant.ts';
import { KEY_REUSED } from './errors.ts';
import type { GrantId, Hand, NewGrant } from './model.ts';
import { hashOf } from './repeat-grant.ts';
import { lockAccount } from './store/accounts.ts';
import {
  findGrant,
  findGrantEvent,
  findGrants,
  insertGrant,
  insertGrantEvent,
  type KeptEvent,
} from './store/grants.ts';

export type Writing = {
  readonly ids: IdSource;
  readonly clock: Clock;
  /** Days from a birth in which the child may be given a quota before it is insured; absent: none. */
  readonly newbornDays?: number;
};
export type Granted = { readonly id: GrantId; readonly position: number };

/** Sets a part of the giver's own account aside for a relative. The money stays where it is. */
export async function grantMutualAid(
  deps: EnrolmentDeps & Pick<Writing, 'newbornDays'>,
  grant: NewGrant,
  hand: Hand = { by: grant.giverId },
): Promise<Granted> {
  return deps.database.transaction((sql) => grantIn(sql, deps, grant, hand));
}

/** The same within a transaction of the caller. */
export async function grantIn(
  sql: Sql,
  { ids, clock, newbornDays = 0 }: Writing,
  grant: NewGrant,
  { by, key }: Hand,
): Promise<Granted> {
  await lockPersons(sql, [grant.giverId, grant.receiverId]);
  const done = key === undefined ? null : await findGrantEvent(sql, key);
  if (done) return repeated(sql, grant, { ...done, key: key ?? '' });
  const position = await tryGrant(sql, { today: clock.today(), newbornDays }, grant);
  const id = ids.next() as GrantId;
  const at = clock.now().toISOString();
  await insertGrant(sql, grant, { id, position, at });
  const { quota: change, ...rest } = grant;
  await insertGrantEvent(sql, {
    ...{ ...rest, id: ids.next(), grant: id, act: 'granted', change, reason: '', by, at },
    ...{ key: key ?? null, hash: bodyOf(grant), position },
  });
  return { id, position };
}

/** The same key for other people, or another quota, is another request. */
async function repeated(
  sql: Sql,
  grant: NewGrant,
  done: KeptEvent & { readonly key: string },
): Promise<Granted> {
  const hash = bodyOf(grant);
  const people = done.giverId === grant.giverId && done.receiverId === grant.receiverId;
  if (done.act !== 'granted' || !people || (done.hash ?? hash) !== hash) {
    throw new Rejection(KEY_REUSED, { key: done.key });
  }
  const position = done.position ?? (await findGrant(sql, done.grant))?.position ?? 0;
  return { id: done.grant, position };
}

/** Not the first day: it is the day on which the request comes, and a repetition may come on the next. */
function bodyOf({ giverId, receiverId, relation, quota, endsOn }: NewGrant): string {
  return hashOf(giverId, receiverId, relation, quota, endsOn);
}

/** Refuses what could not be granted now; else says at which place it would pay. */
export async function tryGrant(
  sql: Sql,
  { today, newbornDays }: { readonly today: Day; readonly newbornDays: number },
  grant: NewGrant,
): Promise<number> {
  const { giverId, receiverId } = grant;
  const persons = await findPersons(sql, [giverId, receiverId]);
  const coverage = await findCoverage(sql, [giverId, receiverId]);
  const account = await lockAccount(sql, giverId);
  const received = await findGrants(sql, [receiverId]);

  if (!persons.has(giverId)) throw new Rejection(UNKNOWN_PERSON, { id: giverId });
  const receiver = persons.get(receiverId);
  if (!receiver) throw new Rejection(UNKNOWN_PERSON, { id: receiverId });
  return checkGrant(grant, {
    ...{ account, today, newbornDays },
    received: received.get(receiverId) ?? [],
    giver: coverage.get(giverId),
    receiver: { bornOn: receiver.bornOn, coverage: coverage.get(receiverId) },
  });
}
