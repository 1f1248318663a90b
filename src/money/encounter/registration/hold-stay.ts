import { assert } from '../../../kernel/assert.ts';
import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import { NOT_A_STAY, UNKNOWN_REGISTRATION } from '../errors.ts';
import { type Encounter, isStayKind } from '../model.ts';
import { linkEncounter, lockEncounter } from '../store.ts';
import type { Registration } from './model.ts';
import { insertRegistration, lockRegistration, updateRegistration } from './store.ts';

/**
 * The registration of a stay, held until the transaction ends. A stay that was opened as a bare encounter
 * gets its registration here, when something is first said of it.
 */
export async function holdStay(sql: Sql, id: RegistrationId): Promise<Registration> {
  const found = await lockRegistration(sql, id);
  const registration = found ?? (await adopt(sql, id));
  if (!registration.stay) throw new Rejection(NOT_A_STAY, { id });
  return registration;
}

async function adopt(sql: Sql, id: RegistrationId): Promise<Registration> {
  const bill = await lockEncounter(sql, id as string as EncounterId);
  if (!bill || !isStayKind(bill.kind)) throw new Rejection(UNKNOWN_REGISTRATION, { id });
  // Whoever held the encounter before may have done this meanwhile.
  const meanwhile = await lockRegistration(sql, id);
  if (meanwhile) return meanwhile;

  const registration = registrationOf(bill, id);
  await insertRegistration(sql, registration);
  await linkEncounter(sql, bill.id, id);
  if (registration.endedAt !== null) {
    await updateRegistration(sql, { ...registration, endedAt: null }, registration);
  }
  const adopted = await lockRegistration(sql, id);
  assert(adopted, 'a registration that was inserted can be read');
  return adopted;
}

function registrationOf(bill: Encounter, id: RegistrationId): Registration {
  return {
    id,
    person: bill.personId,
    provider: bill.providerId,
    stay: true,
    scheme: bill.scheme,
    // Nobody coded it; the interface then says the usual type of the kind.
    medicalType: '',
    visitKind: bill.kind,
    disease: bill.disease,
    number: bill.id,
    beganAt: `${bill.startedOn} 00:00:00` as Moment,
    endedAt: bill.endedOn === null ? null : (`${bill.endedOn} 00:00:00` as Moment),
    particulars: {
      filing: bill.filing,
      ...(bill.otherPayer === null ? {} : { otherPayer: bill.otherPayer }),
      ...(bill.outOfArea ? { outOfArea: 'yes' } : {}),
      ...(bill.referral === 'none' ? {} : { referral: bill.referral }),
      ...(bill.referredFrom === null ? {} : { referredFrom: bill.referredFrom }),
    },
    cancelledAt: null,
    revision: 0,
  };
}
