import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Outage } from '../../kernel/rejection.ts';
import { type GrantId, lockQuota } from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { addPerson, billRequest, openBill } from '../settlement/testing.ts';
import { clearMonths, endWallet, grantWallet, syncWallets } from './index.ts';
import { findClearings } from './store/bookings.ts';
import { accountOf, addGiver, HOME, idNumberOf, openWallet, walletWorld } from './testing.ts';

/** What goes wrong with one wallet, or with one area, and what it keeps from nothing. */
const world = await walletWorld();
const { home, away, of, moveTo } = world;
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

async function settle(person: PersonId, amount: string) {
  const bill = await openBill(home, person, {
    ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: amount } },
  });
  return home.settlements.settle(await billRequest(home, bill, { useMutualAid: true }));
}

async function sound() {
  for (const { database, clock } of [home, away]) {
    const report = await verify({ database, clock });
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
}

test('the same request twice at one moment is one wallet', async () => {
  const [giver, receiver] = [await addGiver(away, '80.00'), await addPerson(home)];
  const asked = {
    ...{ giver, receiverArea: HOME, relation: 'parent', quota: yuan('30.00'), by: giver },
    ...{ receiver: { name: '示例人', idNumber: await idNumberOf(home, receiver) }, key: 'G-twice' },
  };
  const made = await Promise.all([1, 2, 3].map(() => grantWallet(of.away, asked)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await accountOf(away, giver)).toEqual({ balance: 8_000n, held: 3_000n });
});

test('an area that is asked to close what it is just changing lets nobody wait for long', async () => {
  const [father, child] = [await addGiver(away, '80.00'), await addPerson(home)];
  const id = await openWallet(world, { giver: father, receiver: child, quota: '80.00' });
  const ending = { reason: 'by-giver', by: father } as const;
  await home.database.transaction(async (sql) => {
    await lockQuota(sql, id);
    // Neither database sees that the two would wait for each other.
    await expect(endWallet(of.away, id, ending)).rejects.toThrow(Outage);
  });
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 8_000n, held: 0n });
});

test('a wallet that cannot be booked keeps no other from being booked, and its uses are told again', async () => {
  const givers = [await addGiver(away, '50.00'), await addGiver(away, '50.00')] as const;
  const wallets: GrantId[] = [];
  for (const giver of givers) {
    const receiver = await addPerson(home);
    wallets.push(await openWallet(world, { giver, receiver, quota: '50.00' }));
    await settle(receiver, '30.00');
  }
  const leave = (amount: number) =>
    away.database.asOwner(
      'test: what is left',
      'update wallet_grant set left_amount = $2 where id = $1',
      [wallets[0], amount],
    );
  await leave(0);
  await expect(syncWallets(of.away)).rejects.toThrow('no more is used than is held');
  expect(await accountOf(away, givers[1])).toEqual({ balance: 2_000n, held: 2_000n });
  await leave(5_000);
  await syncWallets(of.away);
  expect(await accountOf(away, givers[0])).toEqual({ balance: 2_000n, held: 2_000n });
  await sound();
});

test('an area that is out keeps no other from being cleared with, and is cleared with later', async () => {
  moveTo('2025-12-02T04:00:00Z');
  const [father, child] = [await addGiver(away, '80.00'), await addPerson(home)];
  await openWallet(world, { giver: father, receiver: child, quota: '80.00' });
  await settle(child, '30.00');
  await away.database.asOwner(
    'test: a quota in an area that is out',
    `insert into wallet_grant (id, giver_id, receiver_area, receiver_name, relation, quota, left_amount,
       state, asked_by, asked_at, ended_at)
     values ($1, $2, '110000', '示*人', 'parent', 1, 0, 'ended', 'test', now(), now())`,
    [away.ids.next(), father],
  );
  moveTo('2026-02-02T19:10:00Z');
  await clearMonths(of.home);
  // Its first code comes before the one of the area that answers.
  await expect(clearMonths(of.away)).rejects.toEqual(refused('wallet.unknown_area'));
  const [owing] = await findClearings(away.database.sql, '2025-12');
  expect(owing).toMatchObject({ direction: 'owing', other: HOME, total: 3_000n });
  await sound();
});
