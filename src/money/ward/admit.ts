import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { toShortId } from '../../kernel/short-id.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import {
  checkReferral,
  dayOf,
  type Encounter,
  findEncounters,
  findOpenStays,
  findRegistrations,
  ID_REUSED,
  insertDiagnoses,
  isStayKind,
  listStays,
  type NewRegistration,
  openRegistration,
  type Registration,
} from '../encounter/index.ts';
import { listDepartments } from '../provider/index.ts';
import { checkSayings, mergeSayings, type Said, type SayingFacts } from './check-sayings.ts';
import { buildDiagnoses, mainDiagnosis, type StatedDiagnosis } from './diagnoses.ts';
import { IN_HOSPITAL_ALREADY, NOT_A_STAY_KIND } from './errors.ts';
import { holdAdmission } from './store.ts';

export type WardDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
};

export type AdmitRequest = {
  /** The window's own id of this admission, so that pressing twice admits once; null: one is given. */
  readonly id: string | null;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: string;
  readonly disease: string | null;
  readonly scheme: Scheme | null;
  readonly startedOn: Day;
  readonly number: string | null;
  readonly filing: string;
  readonly otherPayer: string | null;
  readonly outOfArea: boolean;
  readonly referral: 'none' | 'up' | 'down';
  readonly referredFrom: EncounterId | null;
  readonly said: Said;
  readonly diagnoses: readonly StatedDiagnosis[];
};

export async function admitPatient(deps: WardDeps, request: AdmitRequest): Promise<EncounterId> {
  const today = deps.clock.today();
  const id = (request.id ?? toShortId(deps.ids.next())) as string as RegistrationId;
  return deps.database.transaction(async (sql) => {
    await holdAdmission(sql, request.person);
    const facts = await gather(sql, request, id);

    if (facts.existing) return sameAdmission(facts.existing, request);
    const registration = decideAdmission(request, id, facts);
    const diagnoses = buildDiagnoses(request.diagnoses, 'admission');

    await openRegistration(sql, registration, today);
    await insertDiagnoses(sql, id, diagnoses);
    return id as string as EncounterId;
  });
}

type Facts = SayingFacts & {
  readonly existing: Registration | undefined;
  readonly open: readonly Encounter[];
  readonly encounters: ReadonlyMap<EncounterId, Encounter>;
};

async function gather(sql: Sql, request: AdmitRequest, id: RegistrationId): Promise<Facts> {
  const { provider, person, startedOn, referredFrom } = request;
  const search = { provider, phase: 'inHospital', since: startedOn, limit: BEDS_MAX } as const;
  return {
    existing: (await findRegistrations(sql, [id])).get(id),
    open: await findOpenStays(sql, person),
    encounters: await findEncounters(sql, referredFrom === null ? [] : [referredFrom]),
    departments: await listDepartments(sql, provider),
    ward: await listStays(sql, search),
  };
}

/** More beds than any hospital has. */
export const BEDS_MAX = 10_000;

function decideAdmission(request: AdmitRequest, id: RegistrationId, facts: Facts): NewRegistration {
  const { person, provider, kind, disease, scheme, startedOn, referral, referredFrom } = request;
  if (!isStayKind(kind)) throw new Rejection(NOT_A_STAY_KIND, { kind });
  const here = facts.open.find(({ providerId }) => providerId === provider);
  if (here) throw new Rejection(IN_HOSPITAL_ALREADY, { id: here.id, startedOn: here.startedOn });
  checkReferral({ person, referral, referredFrom }, facts);
  const said = checkSayings(request.said, null, facts);
  return {
    ...{ id, person, provider, stay: true, scheme, visitKind: kind, disease },
    medicalType: '',
    number: request.number ?? id,
    beganAt: `${startedOn} 00:00:00` as Moment,
    particulars: {
      ...mergeSayings({}, said),
      ...mainDiagnosis(request.diagnoses),
      ...particularsOf(request),
    },
  };
}

/** What the bill reads when it is opened. */
function particularsOf(request: AdmitRequest): Record<string, string> {
  const { filing, otherPayer, outOfArea, referral, referredFrom } = request;
  return {
    ...(filing === 'none' ? {} : { filing }),
    ...(otherPayer === null ? {} : { otherPayer }),
    ...(outOfArea ? { outOfArea: 'yes' } : {}),
    ...(referral === 'none' ? {} : { statedReferral: referral }),
    ...(referredFrom === null ? {} : { statedOrigin: referredFrom }),
  };
}

/** Bed and diagnosis may have changed since; who, where, what and when may not. */
function sameAdmission(existing: Registration, request: AdmitRequest): EncounterId {
  const same =
    existing.person === request.person &&
    existing.provider === request.provider &&
    existing.visitKind === request.kind &&
    existing.disease === request.disease &&
    dayOf(existing.beganAt) === request.startedOn;
  if (!same) throw new Rejection(ID_REUSED, { id: existing.id });
  return existing.id as string as EncounterId;
}
