import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { type CatalogueItem, itemOn } from '../../../rules/catalogue/index.ts';
import type { VisitKind } from '../../../rules/policy/index.ts';
import { addToBill } from '../add-to-bill.ts';
import type { Encounter } from '../model.ts';
import { openBill } from '../registration/bill-of.ts';
import { toLine } from './charge-text.ts';
import type { PricedCharge, SentCharge } from './model.ts';
import { priceCharge } from './price-charge.ts';

export type ImaginedVisit = {
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: VisitKind;
  readonly disease: string | null;
  readonly day: Day;
  readonly lines: readonly SentCharge[];
};

/** The bill that these lines would make, priced as an upload would price them; nothing is recorded. */
export function imagineBill(
  visit: ImaginedVisit,
  items: ReadonlyMap<string, readonly CatalogueItem[]>,
): { readonly encounter: Encounter; readonly charges: readonly PricedCharge[] } {
  const { person, provider, kind, disease, day, lines } = visit;
  const id = 'imagined' as RegistrationId;
  const empty = openBill(
    {
      ...{ id, person, provider, disease, stay: false, scheme: null, medicalType: '' },
      ...{ visitKind: kind, number: '', beganAt: `${day} 00:00:00` as Moment, endedAt: null },
      ...{ particulars: {}, cancelledAt: null, revision: 0 },
    },
    'imagined',
  );
  assert(empty, 'a kind of visit is known');
  const charges = lines.map((line, index) =>
    priceCharge(line, itemOn(items.get(line.code), line.day), String(index + 1)),
  );
  const bill = addToBill(empty, charges.map(toLine), charges.length);
  return { encounter: { ...empty, ...bill }, charges };
}
