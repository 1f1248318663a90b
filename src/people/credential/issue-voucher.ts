import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import type { CredentialDeps } from './credentials.ts';
import type { ShownVoucher } from './model.ts';
import { codeOf } from './sign-voucher.ts';
import { insertVoucher } from './store.ts';

/** What the person's own device shows. Each time a new one. */
export async function issueVoucher(deps: CredentialDeps, person: PersonId): Promise<ShownVoucher> {
  const { database, clock, ids, key, codeSeconds } = deps;
  const known = await findPersons(database.sql, [person]);
  if (!known.has(person)) throw new Rejection(UNKNOWN_PERSON, { id: person });

  const voucher = { id: ids.next(), person, now: clock.now().toISOString() };
  const { id, endsAt } = await insertVoucher(database.sql, voucher, codeSeconds);
  return { qr: codeOf(key, id), endsAt };
}
