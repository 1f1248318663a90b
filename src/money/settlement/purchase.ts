import type { RegistrationId, RequestKey } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import {
  type BillId,
  billOf,
  CHARGE_KEY_REUSED,
  type ChargeKey,
  type Charges,
  cancelRegistration,
  draftBill,
  findRegistrations,
  lockRegistration,
  type NewRegistration,
  openWithBill,
  type PricedCharge,
  type SentCharge,
} from '../encounter/index.ts';
import { NOT_GOODS } from './errors.ts';
import type { AccountUse, ProviderMoney } from './provider-money.ts';
import type { ProviderSettlement } from './provider-view.ts';

export type PurchaseDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly charges: Charges;
  readonly money: ProviderMoney;
};

/**
 * What somebody buys at a pharmacy: visit, charges and settlement in one message. The visit's id comes from the
 * message, and its particulars hold the hash of what the message said (`request`).
 */
export type Purchase = {
  readonly registration: NewRegistration;
  readonly lines: readonly SentCharge[];
  readonly claimedTotal: Money;
  readonly use: AccountUse;
};

export type Bought = {
  readonly settlement: ProviderSettlement;
  readonly charges: readonly PricedCharge[];
};

/** Every purchase has one bill. */
export const PURCHASE_BATCH = 'RX';

/** What a purchase would come to; records nothing. */
export async function tryPurchase(
  { database, clock, money }: PurchaseDeps,
  { registration, lines, claimedTotal, use }: Purchase,
): Promise<Bought> {
  const today = clock.today();
  const bill = { batch: PURCHASE_BATCH, lines };
  const { encounter, charges } = await draftBill(database.sql, registration, bill, today);
  for (const [i, { itemKind, code }] of charges.entries()) {
    if (itemKind === 'service') throw new Rejection(NOT_GOODS, { line: String(i + 1), code });
  }
  const settlement = await money.quote({
    ...{ provider: registration.provider, person: registration.person, claimedTotal, use },
    bill: billIn(registration.id),
    draft: encounter,
  });
  return { settlement, charges };
}

/**
 * Opens, charges and settles. Each of the three is done once for its key, so that a message that comes again goes
 * on where the first one stopped; what would be refused is refused by a trial before anything is written.
 */
export async function makePurchase(
  deps: PurchaseDeps,
  purchase: Purchase,
  keys: { readonly charges: ChargeKey; readonly money: RequestKey },
): Promise<Bought> {
  const { registration, claimedTotal, use } = purchase;
  const { id, person, provider } = registration;
  if (!(await isOpen(deps, purchase, keys.charges))) {
    await tryPurchase(deps, purchase);
    await open(deps, purchase);
    // Somebody who sent the same at the same moment may have opened it with other content.
    await isOpen(deps, purchase, keys.charges);
  }
  const bills = [{ batch: PURCHASE_BATCH, lines: purchase.lines }];
  try {
    const charges = await deps.charges.add({
      ...{ person, provider, registration: id, key: keys.charges, stay: false, bills },
    });
    const settlement = await deps.money.settle({
      ...{ provider, person, bill: billIn(id), claimedTotal, use, key: keys.money },
      ...{ open: false, claimedParts: null },
    });
    return { settlement, charges };
  } catch (error) {
    if (error instanceof Rejection) await undo(deps, purchase, keys.charges);
    throw error;
  }
}

/** Takes the settlement back and, so that nothing is left to settle, its charges. */
export async function cancelPurchase(
  { charges, money }: PurchaseDeps,
  request: Parameters<ProviderMoney['reverse']>[0],
  { registration, key }: { readonly registration: RegistrationId | null; readonly key: ChargeKey },
): Promise<ProviderSettlement> {
  const reversed = await money.reverse(request);
  const { person, provider } = request;
  const id = registration ?? billOf(reversed.encounter).registration;
  await charges.takeBack({
    ...{ person, provider, key, registration: id, stay: false, lines: null },
    batch: PURCHASE_BATCH,
  });
  return reversed;
}

async function isOpen(
  { database }: PurchaseDeps,
  { registration }: Purchase,
  { key }: ChargeKey,
): Promise<boolean> {
  const { id, particulars } = registration;
  const found = (await findRegistrations(database.sql, [id])).get(id);
  if (!found) return false;
  if (found.particulars.request === particulars.request) return true;
  throw new Rejection(CHARGE_KEY_REUSED, { key });
}

async function open({ database, clock }: PurchaseDeps, { registration }: Purchase): Promise<void> {
  await database.transaction((sql) =>
    openWithBill(sql, registration, PURCHASE_BATCH, clock.today()),
  );
}

/**
 * The trial passed and the facts changed since: nothing of the purchase is to stay. What refuses to go was
 * settled by somebody who sent the same at the same moment, and stays.
 */
async function undo(deps: PurchaseDeps, { registration }: Purchase, key: ChargeKey): Promise<void> {
  const { id, person, provider } = registration;
  const back = { ...key, transaction: `${key.transaction}-undo` };
  await unlessRefused(() =>
    deps.charges.takeBack({
      ...{ person, provider, key: back, registration: id, stay: false, lines: null },
      batch: PURCHASE_BATCH,
    }),
  );
  await unlessRefused(() =>
    deps.database.transaction(async (sql) => {
      const found = await lockRegistration(sql, id);
      if (found && !found.cancelledAt) await cancelRegistration(sql, found);
    }),
  );
}

async function unlessRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
}

function billIn(registration: RegistrationId): BillId {
  return { registration, batch: PURCHASE_BATCH };
}
