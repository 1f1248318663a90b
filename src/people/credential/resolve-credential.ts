import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import { findPersonByIdNumber } from '../enrolment/index.ts';
import type { CredentialDeps } from './credentials.ts';
import { checkReason, decideCard, decideIdNumber, decideToken } from './decide-credential.ts';
import { FACE_NOT_OFFERED, NOT_ACCEPTED } from './errors.ts';
import type { CredentialClaim, CredentialType, Desk } from './model.ts';
import { hashOfToken } from './sign-voucher.ts';
import { findCard, findToken, insertUse } from './store.ts';

export async function resolveCredential(
  deps: CredentialDeps,
  claim: CredentialClaim,
  by: Desk,
): Promise<PersonId> {
  const person = await HOLDERS[claim.type](deps, claim, by);
  await insertUse(deps.database.sql, {
    id: deps.ids.next(),
    person,
    type: claim.type,
    act: 'identified',
    ...by,
    reason: maskPersonalNumbers(claim.reason),
    now: deps.clock.now().toISOString(),
  });
  return person;
}

type FindHolder = (deps: CredentialDeps, claim: CredentialClaim, by: Desk) => Promise<PersonId>;

const HOLDERS = {
  card: async ({ database, clock }, claim) =>
    decideCard(await findCard(database.sql, claim.number), claim, clock.today()),
  voucher: async ({ database, clock }, claim, by) => {
    const token = await findToken(database.sql, hashOfToken(claim.number));
    return decideToken(token, by, clock.now().toISOString());
  },
  'id-number': findByIdNumber,
  face: compareFaces,
} as const satisfies Record<CredentialType, FindHolder>;

async function findByIdNumber(
  { database }: CredentialDeps,
  claim: CredentialClaim,
): Promise<PersonId> {
  checkReason(claim);
  const person = await findPersonByIdNumber(database.sql, claim.number.toUpperCase());
  return decideIdNumber(person, claim);
}

/** One picture against the one person whose number was told; nobody is searched for by a face. */
async function compareFaces(deps: CredentialDeps, claim: CredentialClaim): Promise<PersonId> {
  if (!deps.face) throw new Rejection(FACE_NOT_OFFERED);
  const person = await findByIdNumber(deps, claim);
  const verdict = claim.photo ? await deps.face.verify(claim.photo, person) : 'unclear';
  if (verdict !== 'same') throw new Rejection(NOT_ACCEPTED);
  return person;
}
