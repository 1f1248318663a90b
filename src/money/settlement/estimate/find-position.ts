import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, RequestKey } from '../../../kernel/ids.ts';
import { ZERO } from '../../../kernel/money.ts';
import { holdsOn } from '../../../kernel/period.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { type Coverage, UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import type { Recognition } from '../../../people/groups/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import type { PolicySet, PolicyShelf, Scheme } from '../../../rules/policy/index.ts';
import {
  benefitYearOf,
  type Patient,
  prevailingCoverage,
  type Totals,
} from '../../benefit/index.ts';
import { patientOf } from '../build-part.ts';
import { gather } from '../gather.ts';
import { yearName } from '../store.ts';

export type EstimateDeps = {
  readonly database: AreaDatabase;
  readonly shelf: PolicyShelf;
  readonly clock: Clock;
};

/** Where a person stands today: under which documents, as whom the rules see him, and how far the year is. */
export type Position = {
  readonly today: Day;
  readonly scheme: Scheme;
  readonly coverages: readonly Coverage[];
  /** Those that hold today. */
  readonly recognitions: readonly Recognition[];
  readonly policies: PolicySet;
  readonly patient: Patient;
  readonly year: number;
  readonly totals: Totals;
};

const NOBODY = { provider: '' as ProviderId, encounter: '' as EncounterId };

/** By the gathering of a settlement, so that both see the same. Null: no document is in force for him today. */
export async function findPosition(
  { database, shelf, clock }: EstimateDeps,
  person: PersonId,
): Promise<Position | null> {
  const today = clock.today();
  const trial = { type: 'settle', key: 'quote' as RequestKey, trial: true } as const;
  const asked = { ...trial, ...NOBODY, person, claimedTotal: ZERO };
  const { facts } = await gather({ sql: database.sql, shelf, today }, [
    { ...asked, useOwnAccount: false, useMutualAid: false },
  ]);
  if (!facts.persons.has(person)) throw new Rejection(UNKNOWN_PERSON, { id: person });

  const coverages = facts.coverage.get(person) ?? [];
  const scheme =
    prevailingCoverage(coverages, today)?.scheme ?? coverages.at(-1)?.scheme ?? 'resident';
  const policies = facts.policyOn(scheme, today);
  if (!policies) return null;
  const year = benefitYearOf(today, policies.general);
  const care = { from: today, until: today, benefitDay: today };
  const patient = patientOf(person, care, { scheme, gate: null, policies }, facts);
  assert(patient.seriousCapBonus >= ZERO, 'an incentive raises the cap');
  return {
    ...{ today, scheme, coverages, policies, patient, year },
    recognitions: (facts.recognitions.get(person) ?? []).filter((one) => holdsOn(one, today)),
    totals: facts.years.get(yearName({ person, scheme, year }))?.totals ?? {},
  };
}
