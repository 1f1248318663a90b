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
import type { GrantId, NewGrant } from './model.ts';
import { lockAccount } from './store/accounts.ts';
import { findGrants, insertGrant, insertGrantEvent } from './store/grants.ts';

export type Writing = { readonly ids: IdSource; readonly clock: Clock };
export type Granted = { readonly id: GrantId; readonly position: number };

/** Sets a part of the giver's own account aside for a relative. The money stays where it is. */
export async function grantMutualAid(
  deps: EnrolmentDeps,
  grant: NewGrant,
  by: string = grant.giverId,
): Promise<Granted> {
  return deps.database.transaction((sql) => grantIn(sql, deps, grant, by));
}

/** The same within a transaction of the caller. */
export async function grantIn(
  sql: Sql,
  { ids, clock }: Writing,
  grant: NewGrant,
  by: string,
): Promise<Granted> {
  await lockPersons(sql, [grant.giverId, grant.receiverId]);
  const position = await tryGrant(sql, clock.today(), grant);
  const id = ids.next() as GrantId;
  const at = clock.now().toISOString();
  await insertGrant(sql, grant, { id, position, at });
  const { quota: change, ...rest } = grant;
  await insertGrantEvent(sql, {
    ...{ ...rest, id: ids.next(), grant: id, act: 'granted', change, reason: '', by, at },
  });
  return { id, position };
}

/** Refuses what could not be granted now; else says at which place it would pay. */
export async function tryGrant(sql: Sql, today: Day, grant: NewGrant): Promise<number> {
  const { giverId, receiverId } = grant;
  const persons = await findPersons(sql, [giverId, receiverId]);
  const coverage = await findCoverage(sql, [giverId, receiverId]);
  const account = await lockAccount(sql, giverId);
  const received = await findGrants(sql, [receiverId]);

  for (const id of [giverId, receiverId]) {
    if (!persons.has(id)) throw new Rejection(UNKNOWN_PERSON, { id });
  }
  return checkGrant(grant, {
    ...{ account, today },
    received: received.get(receiverId) ?? [],
    giver: coverage.get(giverId),
    receiver: coverage.get(receiverId),
  });
}
