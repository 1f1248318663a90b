import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findPersons, UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../provider/index.ts';
import { DISEASE_MISSING, START_IN_FUTURE } from '../errors.ts';
import { insertEncounter, linkEncounter } from '../store.ts';
import { dayOf, openBill } from './bill-of.ts';
import type { NewRegistration, Registration } from './model.ts';
import { insertRegistration } from './store.ts';

/** Opens a registration; a stay gets its bill at once, so that every desk sees the patient. */
export async function openRegistration(
  sql: Sql,
  request: NewRegistration,
  today: Day,
): Promise<Registration> {
  const [persons, providers] = [
    await findPersons(sql, [request.person]),
    await findProviders(sql, [request.provider]),
  ];

  if (!persons.has(request.person)) throw new Rejection(UNKNOWN_PERSON, { id: request.person });
  if (!providers.has(request.provider)) {
    throw new Rejection(UNKNOWN_PROVIDER, { id: request.provider });
  }
  checkDescription(request, today);
  const registration = { ...request, endedAt: null, cancelledAt: null, revision: 0 };

  await insertRegistration(sql, request);
  if (request.stay) {
    const bill = openBill(registration, null);
    assert(bill, 'a stay says what kind it is when it begins');
    assert(await insertEncounter(sql, bill), 'the id of a registration is new');
    await linkEncounter(sql, bill.id, registration.id);
  }
  return registration;
}

const NEEDS_DISEASE = ['chronic', 'special', 'two-diseases', 'disease-quota'];

export function checkDescription(
  { beganAt, visitKind, disease }: Pick<Registration, 'beganAt' | 'visitKind' | 'disease'>,
  today: Day,
): void {
  const day = dayOf(beganAt);
  if (day > today) throw new Rejection(START_IN_FUTURE, { day, today });
  if (visitKind !== null && disease === null && NEEDS_DISEASE.includes(visitKind)) {
    throw new Rejection(DISEASE_MISSING, { kind: visitKind });
  }
}
