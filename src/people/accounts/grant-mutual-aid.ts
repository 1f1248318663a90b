import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  type EnrolmentDeps,
  findPersons,
  lockPersons,
  UNKNOWN_PERSON,
} from '../enrolment/index.ts';
import { checkGrant } from './check-grant.ts';
import type { NewGrant } from './model.ts';
import { findGrants, insertGrant, lockAccount } from './store.ts';

/** Sets a part of the giver's own account aside for a relative. The money stays where it is. */
export async function grantMutualAid(
  deps: EnrolmentDeps,
  grant: NewGrant,
): Promise<{ readonly position: number }> {
  return deps.database.transaction((sql) => grantIn(sql, grant));
}

/** The same within a transaction of the caller. */
export async function grantIn(sql: Sql, grant: NewGrant): Promise<{ readonly position: number }> {
  await lockPersons(sql, [grant.giverId, grant.receiverId]);
  const position = await tryGrant(sql, grant);
  await insertGrant(sql, grant, position);
  return { position };
}

/** Refuses what could not be granted now; else says at which place it would pay. */
export async function tryGrant(sql: Sql, grant: NewGrant): Promise<number> {
  const { giverId, receiverId } = grant;
  const persons = await findPersons(sql, [giverId, receiverId]);
  const account = await lockAccount(sql, giverId);
  const received = await findGrants(sql, [receiverId]);

  for (const id of [giverId, receiverId]) {
    if (!persons.has(id)) throw new Rejection(UNKNOWN_PERSON, { id });
  }
  return checkGrant(grant, account, received.get(receiverId) ?? []);
}
