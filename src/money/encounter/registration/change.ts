import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import { checkDischarge } from '../check-discharge.ts';
import { ALREADY_DISCHARGED, KIND_IS_FIXED, NOT_ENDED, REGISTRATION_CHARGED } from '../errors.ts';
import { filedIn, findFiled, withFiled } from '../filings/find-filed.ts';
import type { Encounter } from '../model.ts';
import { checkUnsettled } from '../price-lines.ts';
import {
  findStayBills,
  lockEncounter,
  updateDescription,
  updateEnd,
  updateEndOfSettled,
} from '../store.ts';
import { dayOf, encounterOf, openBill } from './bill-of.ts';
import type { Registration, RegistrationChange } from './model.ts';
import { checkDescription } from './open.ts';
import { hasCharges, markCancelled, updateRegistration } from './store.ts';

/** Changes what is said of a visit or stay; kind, disease and begin only while nothing was charged. */
export async function changeRegistration(
  sql: Sql,
  before: Registration,
  change: RegistrationChange,
  today: Day,
): Promise<Registration> {
  const charged = await hasCharges(sql, before.id);
  const bill = before.stay ? await lockEncounter(sql, encounterOf(idOf(before))) : null;

  const said = { ...before, ...change };
  const after = withFiled(said, charged ? filedIn(before) : await findFiled(sql, said));
  checkDescription(after, today);
  if (charged && decidesMoney(before, after)) {
    throw new Rejection(KIND_IS_FIXED, { id: before.id });
  }

  await updateRegistration(sql, before, after);
  const described = bill && !charged ? openBill(after, null) : null;
  if (bill && described) await updateDescription(sql, bill, described);
  return { ...after, revision: before.revision + 1 };
}

/** Takes a registration back that was never charged. */
export async function cancelRegistration(sql: Sql, before: Registration): Promise<void> {
  if (await hasCharges(sql, before.id)) {
    throw new Rejection(REGISTRATION_CHARGED, { id: before.id });
  }
  await markCancelled(sql, before);
}

/**
 * Ends a stay. Of one that is settled already, as some regions do it, only the day is noted: charges
 * cannot change then, and a day before the last charge is refused all the same.
 */
export async function endStay(
  sql: Sql,
  before: Registration,
  endedAt: Moment,
  { today, particulars }: { today: Day; particulars: Registration['particulars'] },
): Promise<Registration> {
  const bill = await lockStay(sql, before);

  const endedOn = dayOf(endedAt);
  const unsettled: Encounter = { ...bill, settlementId: null };
  const ends = checkDischarge(unsettled, endedOn, today);
  if (before.endedAt !== null && before.endedAt !== endedAt) {
    throw new Rejection(ALREADY_DISCHARGED, { id: before.id, endedOn: before.endedAt });
  }
  const after = { ...before, endedAt, particulars: { ...before.particulars, ...particulars } };

  if (ends && bill.settlementId === null) await updateEnd(sql, bill, endedOn);
  if (ends && bill.settlementId !== null) await updateEndOfSettled(sql, bill, endedOn);
  await updateRegistration(sql, before, after);
  return { ...after, revision: before.revision + 1 };
}

/** The patient stays after all; only before the settlement. */
export async function reopenStay(sql: Sql, before: Registration): Promise<Registration> {
  const bill = await lockStay(sql, before);

  if (before.endedAt === null) throw new Rejection(NOT_ENDED, { id: before.id });
  checkUnsettled(bill);
  const after = { ...before, endedAt: null };

  if (bill.endedOn !== null) await updateEnd(sql, bill, null);
  await updateRegistration(sql, before, after);
  return { ...after, revision: before.revision + 1 };
}

/** Its last bill: a discharge ends that one. */
async function lockStay(sql: Sql, { id }: Registration): Promise<Encounter> {
  const last = (await findStayBills(sql, id)).at(-1);
  const bill = last && (await lockEncounter(sql, last.id));
  assert(bill, 'a stay has its bill from the beginning');
  return bill;
}

function idOf({ id }: Registration): { registration: RegistrationId; batch: null } {
  return { registration: id, batch: null };
}

function decidesMoney(before: Registration, after: Registration): boolean {
  return (
    before.visitKind !== after.visitKind ||
    before.disease !== after.disease ||
    before.scheme !== after.scheme ||
    dayOf(before.beganAt) !== dayOf(after.beganAt) ||
    before.particulars.filing !== after.particulars.filing ||
    before.particulars.otherPayer !== after.particulars.otherPayer
  );
}
