import type { Day } from '../../kernel/days.ts';
import type { EncounterId, RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  cancelRegistration,
  changeRegistration,
  endStay,
  findDiagnoses,
  holdStay,
  insertDiagnoses,
  listStays,
  type Registration,
  reopenStay,
} from '../encounter/index.ts';
import { listDepartments } from '../provider/index.ts';
import { BEDS_MAX, type WardDeps } from './admit.ts';
import { checkSayings, mergeSayings, type Said } from './check-sayings.ts';
import {
  buildDiagnoses,
  mainDiagnosis,
  replaceDiagnoses,
  type StatedDiagnosis,
} from './diagnoses.ts';
import { getStay } from './read-stays.ts';
import { checkStayAction, type StayAction } from './stay-actions.ts';
import { stayStateOf } from './stay-state.ts';

type Held = { readonly sql: Sql; readonly registration: Registration; readonly gone: boolean };
type Deps = Pick<WardDeps, 'database' | 'clock'>;

/** Holds a stay, asks the table, and does it. */
async function act(
  { database }: Deps,
  id: EncounterId,
  action: StayAction,
  run: (held: Held) => Promise<unknown>,
): Promise<void> {
  await database.transaction(async (sql) => {
    const registration = await holdStay(sql, id as string as RegistrationId);
    const stay = await getStay(sql, id);
    checkStayAction(action, stayStateOf(stay), id);
    await run({ sql, registration, gone: stay.endedOn !== null });
  });
}

/** 转科、换床: also doctor, contact and deposit. */
export function movePatient(deps: Deps, id: EncounterId, said: Said): Promise<void> {
  const today = deps.clock.today();
  return act(deps, id, 'move', async ({ sql, registration }) => {
    const { provider } = registration;
    const search = { provider, phase: 'inHospital', since: today, limit: BEDS_MAX } as const;
    const facts = {
      departments: await listDepartments(sql, provider),
      ward: await listStays(sql, search),
    };
    // A new bed is checked in the department where the patient lies, and the other way round.
    const { department = '', bed = '' } = registration.particulars;
    const named = checkSayings({ ...placed({ department, bed }), ...said }, id, facts);
    const particulars = mergeSayings(registration.particulars, named);
    await changeRegistration(sql, registration, { particulars }, today);
  });
}

/** What was never said is not checked. */
function placed(place: Said): Said {
  return Object.fromEntries(Object.entries(place).filter(([, text]) => text !== ''));
}

export type Description = {
  readonly kind: string;
  readonly disease: string | null;
  readonly startedOn: Day;
  readonly filing: string;
  readonly otherPayer: string | null;
};

/** What decides money: only while nothing is charged. */
export function describeStay(
  deps: Deps,
  id: EncounterId,
  { kind, disease, startedOn, filing, otherPayer }: Description,
): Promise<void> {
  return act(deps, id, 'describe', ({ sql, registration }) => {
    const { otherPayer: _, ...particulars } = registration.particulars;
    const payer = otherPayer === null ? {} : { otherPayer };
    const beganAt = `${startedOn} 00:00:00` as Moment;
    return changeRegistration(
      sql,
      registration,
      { visitKind: kind, disease, beganAt, particulars: { ...particulars, filing, ...payer } },
      deps.clock.today(),
    );
  });
}

export function diagnosePatient(
  deps: Deps,
  id: EncounterId,
  stated: readonly StatedDiagnosis[],
): Promise<void> {
  return act(deps, id, 'diagnose', async (held) => {
    const phase = held.gone ? 'discharge' : 'admission';
    await recordDiagnoses(held, stated, phase);
    const particulars = { ...held.registration.particulars, ...mainDiagnosis(stated) };
    await changeRegistration(held.sql, held.registration, { particulars }, deps.clock.today());
  });
}

async function recordDiagnoses(
  { sql, registration }: Held,
  stated: readonly StatedDiagnosis[],
  phase: 'admission' | 'discharge',
): Promise<void> {
  const after = buildDiagnoses(stated, phase);
  const before = await findDiagnoses(sql, registration.id);
  await insertDiagnoses(sql, registration.id, replaceDiagnoses(before, after, phase));
}

export type Discharge = {
  readonly endedOn: Day;
  /** 离院方式, as the national list codes it; empty: not said. */
  readonly way: string;
  readonly diagnoses: readonly StatedDiagnosis[];
};

/** The same day again changes nothing. */
export async function dischargePatient(
  deps: Deps,
  id: EncounterId,
  { endedOn, way, diagnoses }: Discharge,
): Promise<void> {
  const known = await getStay(deps.database.sql, id);
  if (known.endedOn === endedOn) return;
  await act(deps, id, 'discharge', async (held) => {
    const particulars = {
      ...(way === '' ? {} : { dischargeWay: way }),
      ...mainDiagnosis(diagnoses),
    };
    const endedAt = `${endedOn} 00:00:00` as Moment;
    const today = deps.clock.today();
    await endStay(held.sql, held.registration, endedAt, { today, particulars });
    await recordDiagnoses(held, diagnoses, 'discharge');
  });
}

export function undoDischarge(deps: Deps, id: EncounterId): Promise<void> {
  return act(deps, id, 'undoDischarge', ({ sql, registration }) => reopenStay(sql, registration));
}

export function cancelAdmission(deps: Deps, id: EncounterId): Promise<void> {
  return act(deps, id, 'cancelAdmission', ({ sql, registration }) =>
    cancelRegistration(sql, registration),
  );
}
