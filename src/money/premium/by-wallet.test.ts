import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { findGiven, grantMutualAid } from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  creditMonth,
  drawPremium,
  type PremiumPayer as Payer,
  periodsToCredit,
  recordBase,
  returnDraw,
  reverseCredit,
  syncWallets,
} from '../own-account/index.ts';
import { accountOf, addGiver, openWallet, quotaOf, walletWorld } from '../own-account/testing.ts';
import { addPerson } from '../settlement/testing.ts';
import {
  type AccountPort,
  orderPremium,
  payPremium,
  refundPremium,
  stopInsurance,
} from './index.ts';
import { CLERK } from './testing.ts';

const world = await walletWorld();
const { home, away, of } = world;
const { database } = home;
const accounts: AccountPort = {
  drawPremium: (sql, draw) => drawPremium(sql, of.home, { ...draw, payer: draw.payer as Payer }),
  returnDraw: (sql, back) => returnDraw(sql, of.home, back),
};
const deps = { ...of.home, collectors: { bank: null, tax: null }, accounts };
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

async function childOf(quota: string) {
  const [father, child] = [await addGiver(away, '900.00'), await addPerson(home)];
  const grant = await openWallet(world, { giver: father, receiver: child, quota });
  const order = await database.transaction((sql) =>
    orderPremium(
      sql,
      deps,
      { key: `O-${child}`, person: child, scheme: 'ltc', year: 2026, repairedYears: 0 },
      CLERK,
    ),
  );
  const pay = () =>
    database.transaction((sql) =>
      payPremium(
        sql,
        deps,
        { key: `P-${child}`, order: order.id, by: 'wallet', payer: { grant } },
        CLERK,
      ),
    );
  return { father, child, grant, order, pay };
}

test('a father’s wallet of another area pays the premium of his child, and a refund is back in it', async () => {
  const { father, child, grant, order, pay } = await childOf('100.00');
  expect((await pay()).state).toBe('paid');
  expect((await pay()).state).toBe('paid');
  const left = yuan('100.00') - order.personal;
  expect(await quotaOf(world, grant)).toEqual({ state: 'open', left });
  await syncWallets(of.away);
  expect((await accountOf(away, father)).balance).toBe(90_000n - order.personal);
  await database.transaction((sql) =>
    refundPremium(sql, deps, { key: `R-${child}`, order: order.id, reason: '重复缴费' }, CLERK),
  );
  expect(await quotaOf(world, grant)).toEqual({ state: 'open', left: 10_000n });
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: 90_000n, held: 10_000n });
  const { checks } = await verify(home);
  expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a quota that does not reach pays nothing, and the order stays open', async () => {
  const { grant, pay } = await childOf('1.00');
  await expect(pay()).rejects.toEqual(refused('accounts.above_available'));
  expect(await quotaOf(world, grant)).toEqual({ state: 'open', left: 100n });
});

test('who stops the insurance of a giver or a receiver ends what is shared, at once', async () => {
  const stop = (person: PersonId, scheme: 'resident' | 'employee') =>
    database.transaction((sql) =>
      stopInsurance(sql, deps, { person, scheme, on: day('2025-11-20') }),
    );
  const { father, child, grant } = await childOf('100.00');
  await stop(child, 'resident');
  expect((await quotaOf(world, grant)).state).toBe('closed');
  await syncWallets(of.away);
  expect((await accountOf(away, father)).held).toBe(0n);

  const [aunt, niece] = [await addGiver(home, '50.00'), await addPerson(home)];
  await grantMutualAid(home, {
    ...{ giverId: aunt, receiverId: niece, relation: 'sibling', quota: yuan('50.00') },
    ...{ startsOn: day('2025-11-20'), endsOn: null },
  });
  await stop(aunt, 'employee');
  expect(await findGiven(database.sql, aunt)).toEqual([]);
  expect((await accountOf(home, aunt)).held).toBe(0n);
});

async function oweMonth(unit: string, person: PersonId, month: string) {
  await database.asOwner(
    `unit month ${unit}`,
    `with u as (insert into unit (id, key, name, county, made_by, made_at)
         values ('${unit}', '${unit}', '示例单位', '532901', 'test', now())),
       m as (insert into unit_month values ('${unit}', '${month}', 1, 64000, 16000, '2025-12-31'))
     insert into unit_month_member values ('${unit}', '${month}', '${person}', 800000, 64000, 16000)`,
  );
}

async function paidMonth(unit: string, month: string) {
  await database.asOwner(
    `unit paid ${unit}`,
    `insert into unit_month_event (unit_id, month, seq, kind, on_day, actor, at)
     values ('${unit}', '${month}', 1, 'paid', '2025-11-10', 'test', now())`,
  );
}

test('the share of a month is that of the wage which the unit has paid for', async () => {
  const [paid, owed] = [
    await addPerson(home, { scheme: 'employee' }),
    await addPerson(home, { scheme: 'employee' }),
  ];
  await oweMonth('U1', paid, '2025-11-01');
  await oweMonth('U2', owed, '2025-11-01');
  await paidMonth('U1', '2025-11-01');
  await creditMonth(of.home, '2025-11');
  expect((await accountOf(home, paid)).balance).toBe(16_000n);
  expect((await accountOf(home, owed)).balance).toBeUndefined();
});

test('a unit that pays half a year late has its members credited, who were in arrears meanwhile', async () => {
  const [person, none] = [
    await addPerson(home, { scheme: 'employee' }),
    await addPerson(home, { scheme: 'employee' }),
  ];
  await database.asOwner(
    'test: arrears and withdrawn',
    `update coverage set standing = case person_id when $1 then 'arrears' else standing end,
       withdrawn_at = case person_id when $2 then now() end where person_id in ($1, $2)`,
    [person, none],
  );
  await recordBase(database.sql, {
    ...{ id: home.ids.next(), person: none, amount: yuan('6000.00'), from: day('2024-01-01') },
  });
  await oweMonth('U3', person, '2025-05-01');
  const may = { kind: 'monthly', period: '2025-05' } as const;
  expect(await periodsToCredit(of.home)).not.toContainEqual(may);
  await creditMonth(of.home, may.period);
  expect((await accountOf(home, person)).balance).toBeUndefined();
  await paidMonth('U3', '2025-05-01');
  expect(await periodsToCredit(of.home)).toContainEqual(may);
  await creditMonth(of.home, may.period);
  expect((await accountOf(home, person)).balance).toBe(16_000n);
  // Of dates that never count nothing is credited.
  expect((await accountOf(home, none)).balance).toBeUndefined();
  const wrong = { ...may, person, key: 'X-may', reason: '基数有误', by: 'clerk' };
  await reverseCredit(of.home, wrong);
  expect((await periodsToCredit(of.home)).filter(({ period }) => period === '2025-05')).toEqual([
    may,
  ]);
});
