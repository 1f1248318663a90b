import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import {
  type Asker,
  checkOwn,
  checkStay,
  lockRegistration,
  type Registration,
} from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** Whom a message is about and at which hospital; said to the log as soon as it is known. */
export function askerOf(row: Row, call: Call): Asker & { readonly registration: RegistrationId } {
  const person = row.text('psn_no') as PersonId;
  const registration = row.text('mdtrt_id') as RegistrationId;
  call.concerns({ person, registration });
  return { person, provider: call.signedIn.provider.id, registration };
}

/** The registration that a message changes, held until the transaction ends. */
export async function holdRegistration(row: Row, call: Call, stay: boolean): Promise<Registration> {
  const found = await holdOwn(row, call);
  checkStay(found, stay);
  return found;
}

/** A visit or a stay, whichever it is. */
export async function holdOwn(row: Row, call: Call): Promise<Registration> {
  const { registration, ...asker } = askerOf(row, call);
  return checkOwn(await lockRegistration(call.sql, registration), registration, asker);
}
