import type { Day } from '../../../kernel/days.ts';
import type { Sql } from '../../../platform/sql.ts';
import { findItems } from '../../../rules/catalogue/index.ts';
import type { Encounter } from '../model.ts';
import type { NewRegistration } from '../registration/model.ts';
import { checkNew } from '../registration/open.ts';
import { decideCharges } from './decide-charges.ts';
import type { AddCharges, PricedCharge } from './model.ts';

export type DraftBill = {
  readonly encounter: Encounter;
  readonly charges: readonly PricedCharge[];
};

/** What a visit and its charges would be; the same checks and the same pricing, and nothing is written. */
export async function draftBill(
  sql: Sql,
  request: NewRegistration,
  bill: AddCharges['bills'][number],
  today: Day,
): Promise<DraftBill> {
  await checkNew(sql, request, today);
  const codes = [...new Set(bill.lines.map(({ code }) => code))];
  const items = await findItems(sql, codes);

  const registration = { ...request, endedAt: null, cancelledAt: null, revision: 0 };
  const { person, provider, stay, id } = request;
  const key = { provider, transaction: 'draft', key: 'draft' };
  const decided = decideCharges(
    { type: 'add', person, provider, stay, registration: id, key, bills: [bill] },
    { today, items, bills: new Map(), registrations: new Map([[id, registration]]) },
  );
  const [drafted] = decided.bills;
  return { encounter: (drafted as { encounter: Encounter }).encounter, charges: decided.charges };
}
