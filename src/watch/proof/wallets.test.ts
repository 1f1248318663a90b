import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { yuan } from '../../kernel/money.ts';
import {
  clearMonth,
  creditMonth,
  drawPremium,
  recordBase,
  syncWallets,
} from '../../money/own-account/index.ts';
import { addGiver, openWallet, walletWorld } from '../../money/own-account/testing.ts';
import { addPerson, billRequest, openBill } from '../../money/settlement/testing.ts';
import { verify } from './index.ts';

const world = await walletWorld();
const { home, away, of, moveTo } = world;

/** A wallet used for care and a premium in one area and booked in the other, a month cleared, a share credited. */
beforeAll(async () => {
  const [father, child] = [await addGiver(away, '500.00'), await addPerson(home)];
  const grant = await openWallet(world, { giver: father, receiver: child, quota: '300.00' });
  const bill = await openBill(home, child, {
    ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: '50.00' } },
  });
  await home.settlements.settle(await billRequest(home, bill, { useMutualAid: true }));
  await home.database.transaction((sql) =>
    drawPremium(sql, of.home, {
      ...{ key: 'D', payer: { grant }, amount: yuan('100.00'), insured: child },
      ...{ use: 'premium-ltc', order: 'O' },
    }),
  );
  await syncWallets(of.away);
  const base = { amount: yuan('1000.00'), from: day('2025-01-01'), id: away.ids.next() };
  await recordBase(away.database.sql, { ...base, person: father });
  await creditMonth(of.away, '2025-11');
  moveTo('2025-12-01T04:00:00Z');
  await clearMonth(of.home, '2025-11');
  await clearMonth(of.away, '2025-11');
});

async function found(area: typeof home): Promise<string[]> {
  const { checks } = await verify(area);
  return checks.filter((check) => check.found > 0).map(({ name }) => name);
}

test('both areas are sound, and looked at', async () => {
  expect([await found(home), await found(away)]).toEqual([[], []]);
  const { checks } = await verify(home);
  expect(checks.find(({ name }) => name === 'wallets')?.checked).toBe(2);
});

/** A fen less, and back. Sums that a table compares itself move together. */
function less(table: string, columns: readonly string[], where = 'true'): [string, string] {
  const moved = (sign: string) => columns.map((column) => `${column} = ${column} ${sign} 1`).join();
  return [
    `update ${table} set ${moved('-')} where ${where}`,
    `update ${table} set ${moved('+')} where ${where}`,
  ];
}

test.each<[string, 'home' | 'away', string, [string, string]]>([
  ['what is left here', 'home', 'wallets', less('wallet_quota', ['left_amount'])],
  ['what is left there', 'away', 'wallets', less('wallet_grant', ['left_amount'])],
  ['a use', 'home', 'wallets', less('wallet_use', ['amount'], `kind = 'care'`)],
  ['a booking', 'away', 'wallets', less('wallet_booking', ['amount'], `kind = 'care'`)],
  ['a clearing here', 'home', 'wallets', less('wallet_clearing', ['total', 'care'])],
  ['what is held', 'away', 'own-accounts', less('personal_account', ['held'])],
  ['a credit', 'away', 'own-accounts', less('account_credit', ['amount'])],
  ['an act', 'home', 'own-accounts', less('account_act', ['amount'])],
])('%s changed by hand is found', async (_, area, check, [change, back]) => {
  const at = { home, away }[area];
  await at.database.asOwner(change.slice(0, 60), change);
  expect(await found(at)).toContain(check);
  await at.database.asOwner(back.slice(0, 60), back);
  expect(await found(at)).toEqual([]);
});
