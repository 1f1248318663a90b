import { expect, test } from 'vitest';
import { day } from '../kernel/days.ts';
import type { AreaCode } from '../kernel/ids.ts';
import { yuan } from '../kernel/money.ts';
import { recordBase } from '../money/own-account/index.ts';
import {
  AWAY,
  accountOf,
  addGiver,
  HOME,
  openWallet,
  quotaOf,
  walletWorld,
} from '../money/own-account/testing.ts';
import { addPerson, billRequest, openBill } from '../money/settlement/testing.ts';
import { verify } from '../watch/proof/index.ts';
import type { AreaWorld } from './compose.ts';
import { walletTasks } from './wallet-tasks.ts';

const world = await walletWorld();
const { home, away, of, moveTo } = world;
const tasks = walletTasks({
  of: (area: AreaCode) => (area === HOME ? of.home : of.away) as unknown as AreaWorld,
});

/** One night of both areas, as the workers live through it. */
async function night() {
  for (const { run } of tasks) for (const area of [HOME, AWAY]) await run({ area });
  for (const { run } of tasks) for (const area of [AWAY, HOME]) await run({ area });
}

test('over the turn of a year everything is done by itself, once, however often it is tried', async () => {
  const [father, child] = [await addGiver(away, '1000.00'), await addPerson(home)];
  const base = { person: father, amount: yuan('6000.00'), from: day('2025-12-01') };
  await recordBase(away.database.sql, { ...base, id: away.ids.next() });
  const id = await openWallet(world, { giver: father, receiver: child, quota: '300.00' });
  const bill = await openBill(home, child, {
    ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: '120.00' } },
  });
  await home.settlements.settle(await billRequest(home, bill, { useMutualAid: true }));
  await night();
  expect(await accountOf(away, father)).toEqual({ balance: 88_000n, held: 18_000n });

  moveTo('2025-12-05T19:10:00Z');
  await night();
  await night();
  expect(await accountOf(away, father)).toEqual({ balance: 100_000n, held: 18_000n });
  const cleared = await away.database.sql(
    'test: cleared',
    'select month, direction, total from wallet_clearing',
  );
  expect(cleared).toEqual([{ month: '2025-11', direction: 'owing', total: 12_000n }]);

  await home.database.sql(
    'test: leaves',
    `update coverage set ends_on = '2026-01-01' where person_id = $1`,
    [child],
  );
  moveTo('2026-01-03T19:10:00Z');
  await night();
  await night();
  expect((await quotaOf(world, id)).state).toBe('closed');
  const { balance, held } = await accountOf(away, father);
  expect(held).toBe(0n);
  // 100,000 fen for 323 days, 88,000 for 15, 100,000 for 27: 36,320,000 × 0.0035 ÷ 365 = 348.27; and January's share.
  expect(balance).toBe(112_348n);
  for (const area of [home, away]) {
    const { checks } = await verify(area);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
});
