import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Encounter } from '../model.ts';
import { billToShow, inOrder } from '../stay-bills/stay-bills.ts';
import { findBills, findStays, type StaySearch } from '../store.ts';
import { billOf } from './bill-of.ts';
import type { Registration } from './model.ts';
import { findRegistrations } from './store.ts';

/** In bed (also where it was settled early); gone and to be settled; gone and settled. */
export const STAY_PHASES = ['inHospital', 'toSettle', 'settled'] as const;
export type StayPhase = (typeof STAY_PHASES)[number];

/** A stay and what its desk said of it; null while nobody said anything. */
export type Stay = {
  /** That of its first bill and of its registration. */
  readonly id: EncounterId;
  /** The one that is to be settled next, else the last one that was. */
  readonly bill: Encounter;
  /** All of them, the first one first: more than one after a settlement in the midst of the stay. */
  readonly bills: readonly Encounter[];
  readonly endedOn: Day | null;
  readonly registration: Registration | null;
};

/** Stays of a provider that were not taken back, longest first. */
export async function listStays(sql: Sql, search: StaySearch): Promise<Stay[]> {
  const stays = await findStaysOf(sql, await findStays(sql, search));
  return stays.filter(({ registration }) => !registration?.cancelledAt);
}

/** The stays that these bills belong to, in the order of the bills. */
export async function findStaysOf(sql: Sql, bills: readonly Encounter[]): Promise<Stay[]> {
  const ids = bills.map(({ id }) => billOf(id).registration);
  const [registrations, others] = await Promise.all([
    findRegistrations(sql, ids),
    findBills(sql, [], ids),
  ]);
  const byStay = new Map<RegistrationId, Encounter[]>();
  for (const bill of others.values()) {
    const { registration } = billOf(bill.id);
    byStay.set(registration, [...(byStay.get(registration) ?? []), bill]);
  }
  return bills.map((bill) => {
    const { registration } = billOf(bill.id);
    return stayOf(byStay.get(registration) ?? [bill], registrations.get(registration) ?? null);
  });
}

function stayOf(found: readonly Encounter[], registration: Registration | null): Stay {
  const bills = inOrder(found);
  const [first, last, bill] = [bills[0], bills.at(-1), billToShow(bills)];
  assert(first && last && bill, 'a stay has its bill from the beginning');
  return { id: first.id, bill, bills, endedOn: last.endedOn, registration };
}
