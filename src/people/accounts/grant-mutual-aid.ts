import { Rejection } from '../../kernel/rejection.ts';
import { type EnrolmentDeps, lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { checkGrant } from './check-grant.ts';
import type { NewGrant } from './model.ts';
import { findGrants, insertGrant, lockAccount } from './store.ts';

/** Sets a part of the giver's own account aside for a relative. The money stays where it is. */
export async function grantMutualAid(
  deps: EnrolmentDeps,
  grant: NewGrant,
): Promise<{ readonly position: number }> {
  const { giverId, receiverId } = grant;
  return deps.database.transaction(async (sql) => {
    const persons = await lockPersons(sql, [giverId, receiverId]);
    const account = await lockAccount(sql, giverId);
    const received = await findGrants(sql, [receiverId]);

    for (const id of [giverId, receiverId]) {
      if (!persons.has(id)) throw new Rejection(UNKNOWN_PERSON, { id });
    }
    const position = checkGrant(grant, account, received.get(receiverId) ?? []);

    await insertGrant(sql, grant, position);
    return { position };
  });
}
