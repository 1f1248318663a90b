import { expect, test } from 'vitest';
import { yuan } from '../../kernel/money.ts';
import type { Route } from '../../platform/http/route.ts';
import { addPerson } from '../settlement/testing.ts';
import { creditMonth, drawPremium, recordBase, syncWallets } from './index.ts';
import { accountOfficeRoutes } from './office-routes.ts';
import { AWAY, addGiver, HOME, openWallet, walletWorld } from './testing.ts';

const world = await walletWorld();
const { home, of } = world;
const caller = { id: 'chen', role: 'office', provider: null, area: null } as const;

async function read(area: typeof HOME, path: string, query: object): Promise<unknown> {
  const rows = accountOfficeRoutes((code) => (code === HOME ? of.home : of.away));
  const found = rows.find((row) => row.path === path) as Route;
  return found.handle({ area, caller, params: {}, query, body: {} });
}

test('what was credited in a month is told by run', async () => {
  const [giver, other] = [await addGiver(home, '100.00'), await addGiver(home, '100.00')];
  for (const person of [giver, other]) {
    const base = { person, amount: yuan('5000.00'), from: '2025-01-01' as never };
    await recordBase(home.database.sql, { ...base, id: home.ids.next() });
  }
  await creditMonth(of.home, '2025-11');
  expect(await read(HOME, '/account-runs', { month: '2025-11' })).toEqual([
    {
      ...{ kind: 'monthly', period: '2025-11', act: 'credit', on: '2025-11-20' },
      ...{ accounts: 2, amount: '200.00' },
    },
  ]);
  expect(await read(HOME, '/account-runs', { month: '2025-12' })).toEqual([]);
});

test('a premium out of a wallet is a movement where it is paid, and a use in both areas', async () => {
  const [giver, receiver] = [await addGiver(world.away, '900.00'), await addPerson(home)];
  const grant = await openWallet(world, { giver, receiver, quota: '500.00' });
  await home.database.transaction((sql) =>
    drawPremium(sql, of.home, {
      ...{ key: 'D1', payer: { grant }, amount: yuan('400.00') },
      ...{ use: 'premium-resident', order: 'O1', insured: receiver },
    }),
  );
  const month = { month: '2025-11' };
  expect(await read(HOME, '/account-movements', { ...month, kind: 'draw' })).toMatchObject({
    total: 1,
    rows: [{ kind: 'draw', payer: 'wallet', amount: '400.00', person: { name: '示*人' } }],
  });
  expect(await read(HOME, '/account-movements', { ...month, kind: 'withdrawal' })).toEqual({
    ...{ total: 0, rows: [] },
  });
  expect(await read(HOME, '/wallet-uses', month)).toMatchObject({
    total: 1,
    rows: [{ direction: 'owed', area: AWAY, amount: '400.00', told: false }],
  });
  await syncWallets(of.away);
  expect(await read(HOME, '/wallet-uses', month)).toMatchObject({ rows: [{ told: true }] });
  expect(await read(AWAY, '/wallet-uses', month)).toMatchObject({
    total: 1,
    rows: [{ direction: 'owing', area: HOME, person: { id: giver }, amount: '400.00' }],
  });
});
