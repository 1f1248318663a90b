import { addDays, type Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import { type FoundItem, findItemsOn } from '../../rules/catalogue/index.ts';
import {
  billOf,
  type Charges,
  type Encounter,
  findEncounters,
  findRegistrations,
  findSettledBills,
  type PricedCharge,
} from '../encounter/index.ts';
import { DISEASE_KINDS, type Dispensed, type KeptPrescription, WRITTEN_KINDS } from './model.ts';

/** Longer than any supply lasts, so that whoever still has medicine is known. */
const DAYS_BACK = 400;

/** What a person was given for recognised diseases, newest first, at whichever provider. */
export async function readPast(
  sql: Sql,
  charges: Charges,
  { person, today }: { readonly person: PersonId; readonly today: Day },
): Promise<KeptPrescription[]> {
  const bills = await findSettledBills(sql, {
    ...{ person, kinds: [...DISEASE_KINDS] },
    from: addDays(today, -DAYS_BACK),
    until: today,
  });
  return (await keep(sql, charges, bills)).reverse();
}

/** One prescription, to print it; null where the bill is none or is not settled. */
export async function readOne(
  sql: Sql,
  charges: Charges,
  id: EncounterId,
): Promise<{ readonly person: PersonId; readonly kept: KeptPrescription } | null> {
  const bill = (await findEncounters(sql, [id])).get(id);
  if (!bill || bill.settlementId === null) return null;
  const [kept] = await keep(sql, charges, [bill]);
  return kept ? { person: bill.personId, kept } : null;
}

async function keep(
  sql: Sql,
  charges: Charges,
  bills: readonly Encounter[],
): Promise<KeptPrescription[]> {
  if (bills.length === 0) return [];
  const ids = bills.map(({ id }) => id);
  const [lines, registrations] = await Promise.all([
    charges.linesOf(sql, ids),
    findRegistrations(
      sql,
      ids.map((id) => billOf(id).registration),
    ),
  ]);
  const codes = [...lines.values()].flatMap((list) => list.map(({ code }) => code));
  const last = bills
    .map(({ startedOn }) => startedOn)
    .sort()
    .at(-1) as Day;
  const items = await findItemsOn(sql, [...new Set(codes)], last);
  return bills.flatMap((bill) => {
    const { id, providerId, kind, disease, startedOn, settlementId, billTotal } = bill;
    const registration = registrations.get(billOf(id).registration);
    const written = WRITTEN_KINDS.find((known) => known === kind);
    if (settlementId === null || !written) return [];
    const own = lines.get(id) ?? [];
    return {
      ...{ encounter: id, provider: providerId, kind: written, disease },
      ...{ day: startedOn, settlement: settlementId, total: billTotal },
      doctorName: own[0]?.particulars.doctorName ?? registration?.particulars.doctorName ?? null,
      lines: given(own, items),
    };
  });
}

/** Lines that were not given back. What console uploads hold says nothing of days. */
function given(
  charges: readonly PricedCharge[],
  items: ReadonlyMap<string, FoundItem>,
): Dispensed[] {
  const returned = new Set(charges.flatMap(({ takesBack }) => takesBack ?? []));
  return charges
    .filter(({ line, takesBack }) => takesBack === null && !returned.has(line))
    .map((charge) => {
      const { code, name, day, quantity, unitPrice, amount, particulars } = charge;
      const days = /^\d{1,3}$/.test(particulars.days ?? '') ? Number(particulars.days) : null;
      return {
        ...{ code, name, quantity, unitPrice, amount, class: charge.class, days },
        usage: particulars.frequency ?? null,
        usedUpOn: days === null ? null : addDays(day, days),
        drug: (items.get(code)?.kind ?? charge.itemKind) === 'drug',
      };
    });
}
