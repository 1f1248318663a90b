import { Rejection } from '../../kernel/rejection.ts';
import { type EnrolmentDeps, lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { checkMembership } from './check-membership.ts';
import type { Membership } from './model.ts';
import { findMemberships, insertMembership } from './store.ts';

/** Records an identity, late or in time. Recomputing what was settled since is a command of its own. */
export async function recordMembership(
  deps: EnrolmentDeps,
  membership: Membership,
): Promise<Membership> {
  const { personId } = membership;
  return deps.database.transaction(async (sql) => {
    const persons = await lockPersons(sql, [personId]);
    const existing = await findMemberships(sql, [personId]);

    if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });
    checkMembership(membership, existing.get(personId) ?? [], deps.clock.today());

    await insertMembership(sql, deps.ids.next(), membership);
    return membership;
  });
}
