import { createHash } from 'node:crypto';
import { assert } from '../../kernel/assert.ts';
import type { EncounterId, RegistrationId, RequestKey } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  changeRegistration,
  checkOwn,
  checkStay,
  dayOf,
  encounterOf,
  lockRegistration,
  type Registration,
  registerVisit,
} from '../encounter/index.ts';
import type { Answer } from '../settlement/index.ts';
import { checkPrescriber } from './check-prescriber.ts';
import { gatherKnown, itemsFor, limitsOf, type PrescriptionDeps } from './gather.ts';
import { judgeSupply } from './judge-supply.ts';
import type { Prescription } from './model.ts';
import { writeCharges } from './write-charges.ts';

export type Confirmed = Prescription & {
  readonly key: string;
  /** The visit in the queue; null: the patient is registered by this request. */
  readonly registration: RegistrationId | null;
  readonly claimedTotal: Money;
  /** Doctor and department, kept with every line. */
  readonly said: Readonly<Record<string, string>>;
};

export const PRESCRIPTION = 'prescription';

/**
 * Registers, charges and settles under one key. Each of the three answers the key once, so a request that
 * broke off anywhere is repeated whole and goes on where it stopped. When the settlement is refused the
 * charges are taken back: a doctor who hears no leaves no open bill behind.
 */
export async function prescribe(
  deps: PrescriptionDeps,
  request: Confirmed,
): Promise<{ readonly encounter: EncounterId; readonly answer: Answer }> {
  const known = await gatherKnown(deps, request.person);
  await checkPrescriber(deps.database.sql, request, request.said.doctor, known);
  const registration = await describedVisit(deps, request);
  const bill = { registration: registration.id, batch: batchOf(request.key) };
  const encounter = encounterOf(bill);
  await charge(deps, request, registration, bill.batch);

  const { person, provider, useOwnAccount, useMutualAid, claimedTotal } = request;
  const key = request.key as RequestKey;
  try {
    const answer = await deps.settlements.settle({
      ...{ key, person, provider, encounter, claimedTotal, useOwnAccount, useMutualAid },
    });
    return { encounter, answer };
  } catch (error) {
    if (error instanceof Rejection) await takeBack(deps, request, bill);
    throw error;
  }
}

/** The visit under the benefit that is prescribed for. */
async function describedVisit(deps: PrescriptionDeps, request: Confirmed): Promise<Registration> {
  const { person, provider, kind, disease, said } = request;
  const id =
    request.registration ??
    (await registerVisit(deps, {
      ...{ person, provider, kind, disease, particulars: said, withoutInsurance: false },
      key: `${PRESCRIPTION}-${request.key}`,
    }));
  return deps.database.transaction(async (sql) => {
    const before = await holdOwn(sql, id, request);
    if (before.visitKind === kind && before.disease === disease) return before;
    const change = { visitKind: kind, disease, particulars: { ...before.particulars, ...said } };
    return changeRegistration(sql, before, change, deps.clock.today());
  });
}

async function holdOwn(
  sql: Sql,
  id: RegistrationId,
  { person, provider }: Confirmed,
): Promise<Registration> {
  const visit = checkOwn(await lockRegistration(sql, id), id, { person, provider });
  checkStay(visit, false);
  return visit;
}

/** On the day of the visit, so that a repetition after midnight states the same lines. */
async function charge(
  deps: PrescriptionDeps,
  request: Confirmed,
  registration: Registration,
  batch: string,
): Promise<void> {
  const { person, provider, key, lines, said, kind } = request;
  const day = dayOf(registration.beganAt);
  const [known, items] = await Promise.all([gatherKnown(deps, person), itemsFor(deps, request)]);

  const sent = writeCharges(lines, {
    ...{ items, day, said: { ...said, prescription: batch } },
    daysNeeded: kind !== 'outpatient',
  });
  judgeSupply(lines, { day, items, past: known.past, ...limitsOf(kind, known, deps.bounds) });

  const charged = await deps.charges.add({
    ...{ person, provider, registration: registration.id, stay: false },
    key: { provider, transaction: PRESCRIPTION, key },
    bills: [{ batch, lines: sent }],
  });
  assert(charged.length === sent.length, 'every line was priced');
}

async function takeBack(
  { charges }: PrescriptionDeps,
  { person, provider, key }: Confirmed,
  { registration, batch }: { readonly registration: RegistrationId; readonly batch: string },
): Promise<void> {
  try {
    await charges.takeBack({
      ...{ person, provider, registration, batch, stay: false, lines: null },
      key: { provider, transaction: `${PRESCRIPTION}-taken-back`, key },
    });
  } catch (error) {
    // Taken back before, or settled meanwhile: the refusal of the settlement is what is told.
    if (!(error instanceof Rejection)) throw error;
  }
}

const BATCH_LENGTH = 12;

/** A prescription's number: the same for the same key, and no two keys share one. */
function batchOf(key: string): string {
  return `rx${createHash('sha256').update(key).digest('hex').slice(0, BATCH_LENGTH)}`;
}
