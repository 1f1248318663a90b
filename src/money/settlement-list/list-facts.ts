import { assert } from '../../kernel/assert.ts';
import type { RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import { negate, plus } from '../../kernel/money.ts';
import { findPersons, type Person } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { VisitKind } from '../../rules/policy/index.ts';
import { billOf, findRegistrations, type Registration } from '../encounter/index.ts';
import type { ProviderSettlement } from '../settlement/index.ts';
import type { ListFacts } from './model.ts';

const VISIT = {
  inpatient: 'stay',
  'disease-quota': 'stay',
  outpatient: 'visit',
  antenatal: 'visit',
  chronic: 'special',
  special: 'special',
  'two-diseases': 'special',
} as const satisfies Record<VisitKind, ListFacts['visit']>;

export type ListedVisit = {
  readonly person: Person;
  readonly bill: RegistrationId;
  /** Null: opened at a console, which registers nothing. */
  readonly registration: Registration | null;
};

export async function visitOf(sql: Sql, settled: ProviderSettlement): Promise<ListedVisit> {
  const { registration: bill } = billOf(settled.encounter);
  const registrations = await findRegistrations(sql, [bill]);
  const persons = await findPersons(sql, [settled.person]);
  const person = persons.get(settled.person);
  assert(person, 'a settlement is of a recorded person');
  return { person, bill, registration: registrations.get(bill) ?? null };
}

export function listFacts(
  { visitKind, from, until, amounts }: ProviderSettlement,
  { person, registration }: ListedVisit,
): ListFacts {
  const { pool, largeAmount, seriousDisease, medicalAid, ownAccount, mutualAid } = amounts;
  return {
    visit: VISIT[visitKind],
    sex: person.sex,
    bornOn: person.bornOn,
    beganAt: registration ? registration.beganAt : (`${from} 00:00:00` as Moment),
    endedAt: registration?.endedAt ?? null,
    settled: {
      ...{ from, until, total: amounts.total },
      payments: {
        ...{ pool, largeAmount, seriousDisease, medicalAid },
        accounts: plus(ownAccount, mutualAid),
        // Told as what the hospital bears.
        hospital: negate(amounts.hospital),
      },
    },
  };
}
