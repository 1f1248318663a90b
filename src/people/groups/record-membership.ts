import { Rejection } from '../../kernel/rejection.ts';
import { type EnrolmentDeps, lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { checkMembership } from './check-membership.ts';
import type { Membership } from './model.ts';
import { findMemberships, insertMembership, isRecorded } from './store.ts';

/** Records an identity, late or in time. Recomputing what was settled since is a command of its own. */
export async function recordMembership(
  deps: EnrolmentDeps,
  membership: Membership,
): Promise<Membership> {
  await recordMembershipAs(deps, deps.ids.next(), membership);
  return membership;
}

/** The same under an id of the caller's: however often it is repeated, the identity is recorded once. */
export async function recordMembershipAs(
  deps: Pick<EnrolmentDeps, 'database' | 'clock'>,
  id: string,
  membership: Membership,
): Promise<void> {
  const { personId } = membership;
  await deps.database.transaction(async (sql) => {
    const persons = await lockPersons(sql, [personId]);
    if (await isRecorded(sql, id)) return;
    const existing = await findMemberships(sql, [personId]);

    if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });
    checkMembership(membership, existing.get(personId) ?? [], deps.clock.today());

    await insertMembership(sql, id, membership);
  });
}
