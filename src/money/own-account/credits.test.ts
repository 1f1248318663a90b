import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Money, rate, yuan } from '../../kernel/money.ts';
import { grantMutualAid } from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { addPerson } from '../settlement/testing.ts';
import { computeInterest, fenDaysOf, interestYear } from './compute-interest.ts';
import {
  creditInterest,
  creditMonth,
  drawPremium,
  receiveBalance,
  recordBase,
  returnDraw,
  reverseCredit,
  sendBalance,
  withdrawAccount,
} from './index.ts';
import { AWAY, accountOf, addGiver, openWallet, quotaOf, walletWorld } from './testing.ts';

const world = await walletWorld();
const { home, of, moveTo } = world;
const { database, ids } = home;
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const sound = async () => {
  const report = await verify(home);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
};

async function employee(base: string | null, retired = false): Promise<PersonId> {
  const person = await addPerson(home, { scheme: 'employee' });
  if (retired) {
    await database.asOwner(
      'test: retired',
      'update coverage set retired = true where person_id = $1',
      [person],
    );
  }
  const id = ids.next();
  if (base) {
    await recordBase(database.sql, { id, person, amount: yuan(base), from: day('2024-01-01') });
  }
  return person;
}

const inService = await employee('6000.00');
const odd = await employee('4321.55');
const retired = await employee(null, true);
const without = await employee(null);
const resident = await addPerson(home);

test('a month credits everybody by the rule, and the same month twice is once', async () => {
  expect(await creditMonth(of.home, '2025-11', { pageSize: 2 })).toEqual({
    credited: 3,
    total: 12_000n + 8_643n + 7_000n,
  });
  expect(await creditMonth(of.home, '2025-11')).toEqual({ credited: 0, total: 0n });
  for (const [person, balance] of [
    [inService, 12_000n],
    [odd, 8_643n],
    [retired, 7_000n],
    [without, undefined],
    [resident, undefined],
  ] as const) {
    expect((await accountOf(home, person)).balance).toBe(balance);
  }
  await expect(creditMonth(of.home, '2025-12')).rejects.toEqual(refused('own-account.too_early'));
  await expect(creditMonth({ ...of.home, figures: { on: () => null } }, '2025-11')).rejects.toEqual(
    refused('own-account.no_figures'),
  );
  await sound();
});

test('a run that stopped in the middle goes on, and several at once credit once', async () => {
  const stop = () => {
    throw new Error('killed');
  };
  await expect(creditMonth(of.home, '2025-10', { pageSize: 1, onPage: stop })).rejects.toThrow(
    'killed',
  );
  const runs = await Promise.all(
    [1, 2, 3].map(() => creditMonth(of.home, '2025-10', { pageSize: 2 })),
  );
  expect(runs.reduce((sum, { credited }) => sum + credited, 0)).toBe(2);
  expect(await accountOf(home, inService)).toEqual({ balance: 24_000n, held: 0n });
  await sound();
});

test('a wrong credit is taken back and credited anew from the right base; what was spent is not', async () => {
  const wrong = { person: odd, kind: 'monthly', reason: '基数有误', by: 'clerk' } as const;
  const back = { ...wrong, key: 'X1', period: '2025-11' };
  const once = await reverseCredit(of.home, back);
  expect((await reverseCredit(of.home, back)).id).toBe(once.id);
  await expect(reverseCredit(of.home, { ...back, person: inService })).rejects.toEqual(
    refused('own-account.key_reused'),
  );
  await expect(reverseCredit(of.home, { ...back, key: 'X2' })).rejects.toEqual(
    refused('own-account.not_credited'),
  );
  expect((await accountOf(home, odd)).balance).toBe(8_643n);
  const base = { id: ids.next(), person: odd, amount: yuan('5000.00'), from: day('2025-11-01') };
  await recordBase(database.sql, base);
  expect(await creditMonth(of.home, '2025-11')).toEqual({ credited: 1, total: 10_000n });
  expect((await accountOf(home, odd)).balance).toBe(18_643n);
  await draw(odd, '180.00', 'D-odd');
  await expect(reverseCredit(of.home, { ...wrong, key: 'X3', period: '2025-10' })).rejects.toEqual(
    refused('accounts.above_available'),
  );
  await sound();
});

const draw = (own: PersonId, amount: string, key: string, change: object = {}) =>
  database.transaction((sql) =>
    drawPremium(sql, of.home, {
      ...{ key, payer: { own }, amount: yuan(amount), insured: own },
      ...{ use: 'premium-large-amount', order: `O-${key}`, ...change },
    }),
  );
const giveBack = (key: string, of_: string) =>
  database.transaction((sql) => returnDraw(sql, of.home, { key, draw: of_, by: 'test' }));

test('a premium is drawn from the own account, never from what is promised, and comes back', async () => {
  const child = await addPerson(home);
  await grantMutualAid(home, {
    ...{ giverId: inService, receiverId: child, relation: 'parent', quota: yuan('140.00') },
    ...{ startsOn: day('2025-11-20'), endsOn: null },
  });
  await expect(draw(inService, '100.01', 'D1')).rejects.toEqual(
    refused('accounts.above_available'),
  );
  await draw(inService, '100.00', 'D1');
  expect(await accountOf(home, inService)).toEqual({ balance: 14_000n, held: 14_000n });
  await giveBack('B1', 'D1');
  expect(await accountOf(home, inService)).toEqual({ balance: 24_000n, held: 14_000n });
  await expect(giveBack('B2', 'D0')).rejects.toEqual(refused('own-account.unknown_draw'));
  const sharing = { own: { uses: ['care'], source: '' } };
  const figures = { on: () => ({ sharing }) as never };
  await expect(
    database.transaction((sql) =>
      drawPremium(
        sql,
        { ...of.home, figures },
        {
          ...{ key: 'D2', payer: { own: inService }, amount: yuan('1.00'), insured: inService },
          ...{ use: 'premium-ltc', order: 'O2' },
        },
      ),
    ),
  ).rejects.toEqual(refused('accounts.use_not_allowed'));
  const [grant] = await database.sql<{ id: string }>(
    'test: grant id',
    'select grant_id as id from mutual_aid where giver_id = $1',
    [inService],
  );
  const byGrant = { payer: { grant: grant?.id }, insured: child, use: 'premium-resident' };
  await draw(inService, '40.00', 'D3', byGrant);
  expect(await accountOf(home, inService)).toEqual({ balance: 20_000n, held: 10_000n });
  await giveBack('B3', 'D3');
  expect(await accountOf(home, inService)).toEqual({ balance: 24_000n, held: 14_000n });
  const endsOn = (on: string | null) =>
    database.asOwner(
      'test: its last day',
      `update mutual_aid set starts_on = '2025-11-01', ends_on = $2 where giver_id = $1`,
      [inService, on],
    );
  await endsOn('2025-11-20');
  await expect(draw(inService, '1.00', 'D4', byGrant)).rejects.toEqual(
    refused('accounts.unknown_grant'),
  );
  await endsOn(null);
  await sound();
});

test('interest counts the days that money lay, and is rounded once', () => {
  const year = interestYear(2025, '12-31');
  expect(year).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  const at = (on: string, amount: bigint) => ({ onDay: day(on), amount: amount as Money });
  const whole = fenDaysOf([at('2024-06-01', 100_000n)], year);
  expect(whole).toBe(36_500_000n);
  expect(computeInterest(whole, rate('0.0035'))).toBe(350n);
  expect(fenDaysOf([at('2025-12-31', 100n)], year)).toBe(100n);
  expect(fenDaysOf([at('2026-01-01', 100n)], year)).toBe(0n);
  const moved = [at('2025-01-01', 100_000n), at('2025-07-02', -100_000n)];
  expect(fenDaysOf(moved, year)).toBe(18_200_000n);
  // 18,200,000 × 0.0035 ÷ 365 = 174.52 fen.
  expect(computeInterest(fenDaysOf(moved, year), rate('0.0035'))).toBe(175n);
});

test('the year’s interest is credited once, after its last day', async () => {
  await expect(creditInterest(of.home, 2025)).rejects.toEqual(refused('own-account.too_early'));
  moveTo('2026-01-02T04:00:00Z');
  const first = await creditInterest(of.home, 2025, { pageSize: 2 });
  expect(first.credited).toBeGreaterThan(0);
  expect(await creditInterest(of.home, 2025)).toEqual({ credited: 0, total: 0n });
  const rows = await database.sql<{ basis: bigint; amount: bigint }>(
    'test: interest',
    `select basis, amount from account_credit where kind = 'interest' and person_id = $1`,
    [inService],
  );
  // 240.00 from 20 November for 42 days: 1,008,000 fen-days, 9.67 fen.
  expect(rows).toEqual([{ basis: 1_008_000n, amount: 10n }]);
  await sound();
});

const bank = { holder: '示例收款人', bank: '示范银行', number: '6200000000000000' };

test('at death or emigration the whole account is paid out, once, and nothing stays promised', async () => {
  const giver = await addGiver(home, '500.00');
  const heir = await addPerson(home);
  await grantMutualAid(home, {
    ...{ giverId: giver, receiverId: heir, relation: 'parent', quota: yuan('300.00') },
    ...{ startsOn: day('2026-01-02'), endsOn: null },
  });
  const asked = { key: 'W1', person: giver, reason: 'death', case: null, account: bank, by: 'c' };
  const pay = () => database.transaction((sql) => withdrawAccount(sql, of.home, asked));
  const { payment } = await pay();
  expect(payment).toMatchObject({ amount: 50_000n, state: 'waiting' });
  expect((await pay()).payment.id).toBe(payment.id);
  expect(await accountOf(home, giver)).toEqual({ balance: 0n, held: 0n });
  await expect(
    database.transaction((sql) => withdrawAccount(sql, of.home, { ...asked, key: 'W2' })),
  ).rejects.toEqual(refused('own-account.nothing_left'));
  await sound();
});

test('a withdrawal ends wallets as well; a balance is moved after its owner', async () => {
  const [father, child] = [await addGiver(world.away, '200.00'), await addPerson(home)];
  const wallet = await openWallet(world, { giver: father, receiver: child, quota: '150.00' });
  const leaving = { key: 'S1', person: father, by: 'c', toArea: database.area };
  const sent = await world.away.database.transaction((sql) => sendBalance(sql, of.away, leaving));
  expect(sent.amount).toBe(20_000n);
  expect(await quotaOf(world, wallet)).toEqual({ state: 'closed', left: 0n });
  expect(await accountOf(world.away, father)).toEqual({ balance: 0n, held: 0n });
  const come = { key: 'T1', person: child, amount: sent.amount, fromArea: AWAY, by: 'c' };
  const receive = (change: object = {}) =>
    database.transaction((sql) => receiveBalance(sql, of.home, { ...come, ...change }));
  const once = await receive();
  expect((await receive()).id).toBe(once.id);
  await expect(receive({ fromArea: '360700' as AreaCode })).rejects.toEqual(
    refused('own-account.key_reused'),
  );
  expect(await accountOf(home, child)).toEqual({ balance: 20_000n, held: 0n });
  await sound();
});
