import { expect, test } from 'vitest';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import {
  confirmQuota,
  findWalletGrant,
  type GrantId,
  refuseQuota,
} from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  addAccount,
  addGrant,
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  shown,
} from '../settlement/testing.ts';
import {
  clearMonth,
  drawPremium,
  endLapsed,
  endSharing,
  endWallet,
  grantWallet,
  returnDraw,
  syncWallets,
} from './index.ts';
import { findClearings } from './store/bookings.ts';
import {
  AWAY,
  accountOf,
  addGiver,
  HOME,
  idNumberOf,
  openWallet,
  quotaOf,
  walletWorld,
} from './testing.ts';

const world = await walletWorld();
const { home, away, of, moveTo } = world;
let keys = 0;
const key = () => `R${++keys}` as RequestKey;
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

/** An outpatient bill of which the resident pool pays half; here it is all the person's. */
async function settle(person: PersonId, amount: string) {
  const bill = await openBill(home, person, {
    ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: amount } },
  });
  return home.settlements.settle(await billRequest(home, bill, { useMutualAid: true }));
}

const reverse = (person: PersonId, settlement: string) =>
  home.settlements.reverse({
    ...{ key: key(), provider: HOSPITAL, person, settlement: settlement as never, reason: '退费' },
  });

async function sound() {
  for (const { database, clock } of [home, away]) {
    const report = await verify({ database, clock });
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
}

test('W-03 between two areas: held, used for care and a premium, ended, returned', async () => {
  const [father, mother] = [await addGiver(away, '3000.00'), await addPerson(home)];
  const id = await openWallet(world, { giver: father, receiver: mother, quota: '1000.00' });
  expect(await accountOf(away, father)).toEqual({ balance: 300_000n, held: 100_000n });
  expect(await quotaOf(world, id)).toEqual({ state: 'open', left: 100_000n });

  const answer = await settle(mother, '326.47');
  const [view] = await shown(home, answer);
  expect(view).toMatchObject({ amounts: { mutualAid: '326.47', cash: '0.00' } });
  expect(view?.steps.map(({ rule }) => rule)).toContain('wallet');
  await home.database.transaction((sql) =>
    drawPremium(sql, of.home, {
      ...{ key: 'P-03', payer: { grant: id }, amount: yuan('400.00'), insured: mother },
      ...{ use: 'premium-resident', order: 'O-03' },
    }),
  );
  expect(await quotaOf(world, id)).toEqual({ state: 'open', left: 27_353n });
  expect(await accountOf(away, father)).toEqual({ balance: 300_000n, held: 100_000n });
  await syncWallets(of.away);
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 227_353n, held: 27_353n });

  const lines = await home.database.sql(
    'test: journal',
    `select debit, credit, amount from transfer where debit = 'clearing:511700' order by journal_id`,
  );
  expect(lines).toEqual([
    { debit: 'clearing:511700', credit: `payable:${HOSPITAL}:mutualAid`, amount: 32_647n },
    { debit: 'clearing:511700', credit: 'contributions:resident', amount: 40_000n },
  ]);
  await endWallet(of.away, id, { reason: 'transfer', by: 'test' });
  expect(await accountOf(away, father)).toEqual({ balance: 227_353n, held: 0n });
  expect(await quotaOf(world, id)).toEqual({ state: 'closed', left: 0n });
  await sound();
});

test('relatives of the area pay first, then wallets, each to the end', async () => {
  const [aunt, child] = [await addGiver(home, '100.00'), await addPerson(home)];
  await addGrant(home, aunt, child, '30.00');
  const [father, uncle] = [await addGiver(away, '50.00'), await addGiver(away, '50.00')];
  const first = await openWallet(world, { giver: father, receiver: child, quota: '40.00' });
  const second = await openWallet(world, { giver: uncle, receiver: child, quota: '50.00' });
  const [view] = await shown(home, await settle(child, '100.00'));
  expect(view?.mutualAid).toEqual([
    { owner: aunt, amount: '30.00' },
    { owner: `wallet:511700:${first}`, amount: '40.00' },
    { owner: `wallet:511700:${second}`, amount: '30.00' },
  ]);
  await reverse(child, view?.id ?? '');
  expect(await quotaOf(world, first)).toEqual({ state: 'open', left: 4_000n });
  expect(await quotaOf(world, second)).toEqual({ state: 'open', left: 5_000n });
  expect(await accountOf(home, aunt)).toEqual({ balance: 10_000n, held: 3_000n });
  await syncWallets(of.away);
  expect(await accountOf(away, uncle)).toEqual({ balance: 5_000n, held: 5_000n });
  await sound();
});

test('what is given back after the end goes to the giver’s account and holds nothing', async () => {
  const [father, child] = [await addGiver(away, '100.00'), await addPerson(home)];
  const id = await openWallet(world, { giver: father, receiver: child, quota: '100.00' });
  const [view] = await shown(home, await settle(child, '60.00'));
  await endWallet(of.away, id, { reason: 'by-giver', by: father });
  expect(await accountOf(away, father)).toEqual({ balance: 4_000n, held: 0n });
  await reverse(child, view?.id ?? '');
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 10_000n, held: 0n });
  expect(await quotaOf(world, id)).toEqual({ state: 'closed', left: 0n });
  await sound();
});

test('premiums: no fifth use, nobody else’s quota, no more than is left, given back as it was', async () => {
  const [father, child] = [await addGiver(away, '100.00'), await addPerson(home)];
  const id = await openWallet(world, { giver: father, receiver: child, quota: '100.00' });
  const premium = (change: object, name: string = key()) =>
    home.database.transaction((sql) =>
      drawPremium(sql, of.home, {
        ...{ key: name, payer: { grant: id }, amount: yuan('60.00'), insured: child },
        ...{ use: 'premium-ltc', order: `O-${name}`, ...change },
      }),
    );
  await expect(premium({ use: 'premium-large-amount' })).rejects.toEqual(
    refused('wallet.outside_the_uses'),
  );
  await expect(premium({ insured: father })).rejects.toEqual(refused('accounts.unknown_grant'));
  await expect(premium({ amount: yuan('100.01') })).rejects.toEqual(
    refused('accounts.above_available'),
  );
  const drawn = await premium({}, 'P-4');
  expect((await premium({}, 'P-4')).id).toBe(drawn.id);
  await expect(premium({ amount: yuan('1.00') }, 'P-4')).rejects.toEqual(
    refused('own-account.key_reused'),
  );
  await expect(premium({})).rejects.toEqual(refused('accounts.above_available'));
  const back = (name: string) =>
    home.database.transaction((sql) =>
      returnDraw(sql, of.home, { key: name, draw: 'P-4', by: 'test' }),
    );
  const once = await back('B-4');
  expect((await back('B-4')).id).toBe(once.id);
  await expect(back('B-5')).rejects.toEqual(refused('own-account.returned_already'));
  expect(await quotaOf(world, id)).toEqual({ state: 'open', left: 10_000n });
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 10_000n, held: 10_000n });
  await sound();
});

const asked = async (change: object) => {
  const [giver, receiver] = [await addGiver(away, '50.00'), await addPerson(home)];
  const idNumber = await idNumberOf(home, receiver);
  return grantWallet(of.away, {
    ...{ giver, receiverArea: HOME, relation: 'parent', quota: yuan('50.00'), by: giver },
    ...{ receiver: { name: '示例人', idNumber }, ...change },
  } as Parameters<typeof grantWallet>[1]);
};

test.each<[string, () => Promise<object>]>([
  ['accounts.not_a_relative', async () => ({ relation: 'neighbour' })],
  ['wallet.same_area', async () => ({ receiverArea: AWAY })],
  ['wallet.unknown_area', async () => ({ receiverArea: '110000' })],
  ['accounts.quota_above_available', async () => ({ quota: yuan('50.01') })],
  ['accounts.not_positive', async () => ({ quota: 0n as Money })],
  ['accounts.no_account', async () => ({ giver: await addPerson(away, { scheme: 'employee' }) })],
  [
    'wallet.receiver_not_found',
    async () => ({ receiver: { name: '另一人', idNumber: '532901196001010001' } }),
  ],
  [
    'accounts.same_person',
    async () => {
      const giver = await addGiver(away, '50.00');
      const idNumber = await idNumberOf(away, giver);
      return { giver, receiver: { name: '示例人', idNumber } };
    },
  ],
  [
    'accounts.giver_not_insured',
    async () => {
      const giver = await addPerson(away);
      await addAccount(away, giver, '50.00');
      return { giver };
    },
  ],
])('a wallet is refused: %s, and nothing stays held', async (code, change) => {
  const wanted = await change();
  await expect(asked(wanted)).rejects.toEqual(refused(code));
  const [row] = await away.database.sql<{ live: number }>(
    'test: live',
    `select count(*)::int as live from wallet_grant where state not in ('ended', 'offered', 'open')`,
  );
  expect(row?.live).toBe(0);
});

test('a relative who is not insured is given nothing, and one giver gives one quota', async () => {
  const [giver, receiver] = [await addGiver(away, '50.00'), await addPerson(home)];
  const idNumber = await idNumberOf(home, receiver);
  const again = { giver, receiver: { name: '示例人', idNumber }, quota: yuan('10.00') };
  await home.database.sql(
    'test: end',
    `update coverage set ends_on = '2025-11-01' where person_id = $1`,
    [receiver],
  );
  await expect(asked(again)).rejects.toEqual(refused('accounts.receiver_not_insured'));
  expect(await accountOf(away, giver)).toEqual({ balance: 5_000n, held: 0n });
  await home.database.sql('test: back', 'update coverage set ends_on = null where person_id = $1', [
    receiver,
  ]);
  await asked({ ...again, key: 'G-1' });
  await expect(asked({ ...again, key: 'G-1', relation: 'spouse' })).rejects.toEqual(
    refused('accounts.key_reused'),
  );
  const second = await asked(again).catch((error: unknown) => error);
  expect(second).toEqual(refused('accounts.grant_exists'));
  // The other area is not told by which id somebody is known here.
  expect(JSON.stringify(second)).not.toContain(receiver);
  expect(await accountOf(away, giver)).toEqual({ balance: 5_000n, held: 1_000n });
});

test('before it is confirmed nothing is spent, and what is refused is held no more', async () => {
  const [father, child] = [await addGiver(away, '80.00'), await addPerson(home)];
  const id = await openWallet(world, {
    ...{ giver: father, receiver: child, quota: '80.00', confirm: false },
  });
  const [view] = await shown(home, await settle(child, '20.00'));
  expect(view?.amounts).toMatchObject({ mutualAid: '0.00', cash: '20.00' });
  await expect(confirmQuota(home, id, { person: father, by: father })).rejects.toEqual(
    refused('accounts.unknown_grant'),
  );
  await refuseQuota(home, id, { person: child, by: child });
  await expect(confirmQuota(home, id, { person: child, by: child })).rejects.toEqual(
    refused('accounts.unknown_grant'),
  );
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 8_000n, held: 0n });
  expect(await findWalletGrant(away.database.sql, id)).toMatchObject({
    ...{ state: 'ended', reason: 'refused' },
  });
});

async function endCoverage(at: typeof home, person: PersonId, on: string) {
  await at.database.sql(
    'test: end of a side',
    'update coverage set ends_on = $2 where person_id = $1',
    [person, on],
  );
}

/** Dates that never count, as of a premium that was given back before its insurance began. */
async function addWithdrawn({ database, ids }: typeof home, person: PersonId) {
  await database.asOwner(
    'test: withdrawn coverage',
    `insert into coverage (id, person_id, scheme, standing, starts_on, withdrawn_at)
     values ($1, $2, 'employee', 'covered', '2025-11-20', now())`,
    [ids.next(), person],
  );
}

test('the end of either side’s insurance ends it by night, and the quota is back', async () => {
  const [father, child] = [await addGiver(away, '80.00'), await addPerson(home)];
  const [uncle, niece] = [await addGiver(away, '80.00'), await addPerson(home)];
  const one = await openWallet(world, { giver: father, receiver: child, quota: '80.00' });
  const two = await openWallet(world, { giver: uncle, receiver: niece, quota: '80.00' });
  await settle(child, '30.00');
  await endCoverage(away, father, '2025-11-20');
  await endCoverage(home, niece, '2025-11-20');
  await addWithdrawn(away, father);
  await addWithdrawn(home, niece);
  await endLapsed(of.home);
  await endLapsed(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 5_000n, held: 0n });
  expect(await accountOf(away, uncle)).toEqual({ balance: 8_000n, held: 0n });
  const reasons = [one, two].map((id) => findWalletGrant(away.database.sql, id as GrantId));
  expect((await Promise.all(reasons)).map((grant) => grant?.reason)).toEqual([
    'giver-coverage',
    'receiver-coverage',
  ]);
  await sound();
});

test('whoever writes a transfer ends it in the same transaction', async () => {
  const [father, child] = [await addGiver(away, '80.00'), await addPerson(home)];
  const id = await openWallet(world, { giver: father, receiver: child, quota: '80.00' });
  const ending = { reason: 'transfer', by: 'test' } as const;
  await home.database.transaction((sql) => endSharing(sql, of.home, child, ending));
  expect(await quotaOf(world, id)).toEqual({ state: 'closed', left: 0n });
  const [view] = await shown(home, await settle(child, '20.00'));
  expect(view?.amounts).toMatchObject({ mutualAid: '0.00', cash: '20.00' });
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 8_000n, held: 0n });
});

test('a month is cleared whole, once, and both areas write the same', async () => {
  moveTo('2025-12-02T04:00:00Z');
  await expect(clearMonth(of.away, '2025-12')).rejects.toEqual(refused('own-account.too_early'));
  await clearMonth(of.away, '2025-11');
  expect(await findClearings(away.database.sql, '2025-11')).toEqual([]);
  await clearMonth(of.home, '2025-11');
  await clearMonth(of.away, '2025-11');
  const [owed] = await findClearings(home.database.sql, '2025-11');
  const [owing] = await findClearings(away.database.sql, '2025-11');
  expect(owed).toMatchObject({ direction: 'owed', other: AWAY });
  expect(owing).toMatchObject({ direction: 'owing', other: HOME });
  expect(owing?.hash).toBe(owed?.hash);
  expect(owing?.total).toBe(owed?.total);
  expect(owed?.total).toBe((owed?.care ?? 0n) + (owed?.premium ?? 0n));
  await clearMonth(of.home, '2025-11');
  expect(await findClearings(home.database.sql, '2025-11')).toEqual([owed]);
  const [books] = await home.database.sql<{ owed: bigint }>(
    'test: clearing account',
    `select sum(case when debit = 'clearing:511700' then amount else -amount end)::bigint as owed
     from transfer where 'clearing:511700' in (debit, credit)`,
  );
  expect(books?.owed).toBe(owed?.total);
  await sound();
});
