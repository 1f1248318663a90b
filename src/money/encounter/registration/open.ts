import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findPersons, UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../provider/index.ts';
import { isClaim } from '../claims/draft-claim.ts';
import { DISEASE_MISSING, ID_REUSED, START_IN_FUTURE } from '../errors.ts';
import { findFiled, withFiled } from '../filings/find-filed.ts';
import { insertEncounter, linkEncounter } from '../store.ts';
import { dayOf, openBill } from './bill-of.ts';
import type { NewRegistration, Registration } from './model.ts';
import { insertOnce, insertRegistration } from './store.ts';

/** Opens a registration; a stay gets its bill at once, so that every desk sees the patient. */
export async function openRegistration(
  sql: Sql,
  asked: NewRegistration,
  today: Day,
): Promise<Registration> {
  await checkNew(sql, asked, today);
  const request = withFiled(asked, await findFiled(sql, asked));
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

/** The refusals of a registration that is to be opened, in their order. */
export async function checkNew(sql: Sql, request: NewRegistration, today: Day): Promise<void> {
  // By such an id the books of hospitals leave a claim on paper out.
  if (isClaim(request.id)) throw new Rejection(ID_REUSED, { id: request.id });
  const [persons, providers] = [
    await findPersons(sql, [request.person]),
    await findProviders(sql, [request.provider]),
  ];
  if (!persons.has(request.person)) throw new Rejection(UNKNOWN_PERSON, { id: request.person });
  if (!providers.has(request.provider)) {
    throw new Rejection(UNKNOWN_PROVIDER, { id: request.provider });
  }
  checkDescription(request, today);
}

/** Opens a registration whose bill is known at once; false where somebody opened it already. */
export async function openWithBill(
  sql: Sql,
  request: NewRegistration,
  batch: string,
  today: Day,
): Promise<boolean> {
  await checkNew(sql, request, today);
  const registration = { ...request, endedAt: null, cancelledAt: null, revision: 0 };
  const bill = openBill(registration, batch);
  assert(bill, 'what is opened with its bill says what kind it is');

  if (!(await insertOnce(sql, request))) return false;
  assert(await insertEncounter(sql, bill), 'the id of a registration is new');
  await linkEncounter(sql, bill.id, registration.id, batch);
  return true;
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
