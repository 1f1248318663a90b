import type { Day } from '../../../kernel/days.ts';
import type { EncounterId } from '../../../kernel/ids.ts';
import type { Encounter } from '../model.ts';
import { billOf } from '../registration/bill-of.ts';
import type { BillId } from '../registration/model.ts';

/**
 * A stay has one bill, and after each settlement in its midst (中途结算) another: `<stay>`, `<stay>~S02`, …, in the
 * order of their names.
 */
export function inOrder(bills: readonly Encounter[]): Encounter[] {
  return bills.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The bill that the next settlement is for: the first that has none, else the last. */
export function nextToSettle(bills: readonly Encounter[]): Encounter | null {
  const ordered = inOrder(bills);
  return ordered.find(({ settlementId }) => settlementId === null) ?? ordered.at(-1) ?? null;
}

/** The bill that a page is about: as above, but of a patient who left, none on which nothing was charged. */
export function billToShow(bills: readonly Encounter[]): Encounter | null {
  const gone = inOrder(bills).at(-1)?.endedOn != null;
  const counting = bills.filter(
    ({ settlementId, chargeCount }) => settlementId !== null || chargeCount > 0,
  );
  return nextToSettle(gone && counting.length > 0 ? counting : bills);
}

/** The bill that takes a charge of a day: the first open one that the day is in, else the last. */
export function billOfDay(bills: readonly Encounter[], day: Day): Encounter | null {
  const ordered = inOrder(bills);
  const fitting = ordered.find(
    ({ settlementId, startedOn, endedOn }) =>
      settlementId === null && startedOn <= day && (endedOn === null || day <= endedOn),
  );
  return fitting ?? ordered.at(-1) ?? null;
}

/** A later bill of the stay that is settled: what came before it is not taken back. */
export function settledAfter(bills: readonly Encounter[], id: EncounterId): Encounter | null {
  const { registration } = billOf(id);
  const later = bills.filter(
    (bill) => bill.id > id && billOf(bill.id).registration === registration,
  );
  return later.find((bill) => goesOn(bill) && bill.settlementId !== null) ?? null;
}

/** Whether the bill goes on with the stay of the one it was referred from. */
export function goesOn({ id, referredFrom }: Pick<Encounter, 'id' | 'referredFrom'>): boolean {
  return referredFrom !== null && billOf(referredFrom).registration === billOf(id).registration;
}

const FIRST = 1;
const SPAN = 100;

/** The name of the bill after this one. */
export function nextBill(id: EncounterId): BillId {
  const { registration, batch } = billOf(id);
  const number = (batch === null ? FIRST : Number(batch.slice(1))) + 1;
  return { registration, batch: `S${String(number + SPAN).slice(1)}` };
}
