import { expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import {
  confirmQuota,
  findGiven,
  findQuotas,
  grantMutualAid,
} from '../../people/accounts/index.ts';
import { checkDigitOf, findCoverage, findPersonByIdNumber } from '../../people/enrolment/index.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  clearMonth,
  drawPremium,
  endLapsed,
  grantWallet,
  type PremiumPayer as Payer,
  returnDraw,
  syncWallets,
} from '../own-account/index.ts';
import { AWAY, accountOf, addGiver, HOME, quotaOf, walletWorld } from '../own-account/testing.ts';
import { addPerson } from '../settlement/testing.ts';
import {
  type AccountPort,
  enrolNewborn,
  payPremium,
  premiumRoutes,
  refundPremium,
  type StandingOrder,
} from './index.ts';
import { CLERK } from './testing.ts';

const world = await walletWorld();
const { home, away, of, moveTo } = world;
const { database } = home;
const accounts: AccountPort = {
  drawPremium: (sql, draw) => drawPremium(sql, of.home, { ...draw, payer: draw.payer as Payer }),
  returnDraw: (sql, back) => returnDraw(sql, of.home, back),
};
const deps = { ...of.home, collectors: { bank: null, tax: null }, accounts };
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const BORN = '2025-11-01';
let [children, keys] = [0, 0];

/** Born on the first of the month; today is the twentieth. */
function numberOf(bornOn = BORN): string {
  const digits = `532989${bornOn.replaceAll('-', '')}${String(++children).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
}

type Child = { readonly id: PersonId; readonly idNumber: string; readonly order: StandingOrder };

async function enrolChild(): Promise<Child> {
  const [idNumber, parent] = [numberOf(), await addPerson(home)];
  const request = { key: `E-${++keys}`, idNumber, name: '示例婴', parent, year: 2025 };
  const order = await database.transaction((sql) => enrolNewborn(sql, deps, request, CLERK));
  const child = await findPersonByIdNumber(database.sql, idNumber);
  return { id: child?.id as PersonId, idNumber, order };
}

const offer = (giver: PersonId, idNumber: string, name = '示例婴') =>
  grantWallet(of.away, {
    ...{ giver, receiverArea: HOME, receiver: { name, idNumber }, relation: 'parent' },
    ...{ quota: yuan('500.00'), by: giver },
  });

const payBy = (order: StandingOrder, payer: Payer) =>
  database.transaction((sql) =>
    payPremium(sql, deps, { key: `P-${order.id}`, order: order.id, by: 'wallet', payer }, CLERK),
  );

async function clearingOf(area: AreaCode, { database: { sql } }: typeof home): Promise<bigint> {
  const [row] = await sql<{ owed: bigint }>(
    'test: clearing',
    'select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1',
    [`clearing:${area}`],
  );
  return row?.owed ?? 0n;
}

async function problems(): Promise<string[]> {
  const found: string[] = [];
  for (const { database: at, clock } of [home, away]) {
    const { checks } = await verify({ database: at, clock });
    found.push(...checks.flatMap((one) => one.problems.map(({ what }) => `${one.name} ${what}`)));
  }
  return found;
}

test('a parent hears what a newborn costs and from when it is insured, and nothing is recorded', async () => {
  const routes = premiumRoutes(() => deps);
  const row = routes.find(({ path }) => path === '/newborns/trials') as Route;
  const caller: Caller = { id: 'clerk', role: 'counter-clerk', provider: null, area: null };
  const ask = (idNumber: string, year = 2025) =>
    row.handle({ caller, area: HOME, params: {}, query: {}, body: { idNumber, year } });
  const idNumber = numberOf();
  expect(await ask(idNumber)).toMatchObject({
    ...{ personal: '400.00', ground: 'newborn', waitingMonths: 0, payUntil: '2026-01-30' },
    insurance: { startsOn: BORN, coveredFrom: BORN, endsOn: '2026-01-01' },
  });
  expect(await findPersonByIdNumber(database.sql, idNumber)).toBeNull();
  const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
  await expect(ask(wrong)).rejects.toEqual(refused('enrolment.id_number_invalid'));
  await expect(ask(numberOf('2025-12-01'))).rejects.toEqual(refused('enrolment.born_in_future'));
  await expect(ask(idNumber, 2031)).rejects.toEqual(refused('premium.year_unknown'));
});

test('a father elsewhere pays the first premium of his newborn, who is insured from birth; his area owes it', async () => {
  const [father, child] = [await addGiver(away, '900.00'), await enrolChild()];
  expect(child.order).toMatchObject({ state: 'made', personal: yuan('400.00') });
  // Not insured yet, and given a quota all the same; it pays once somebody has agreed to it.
  const { id: grant } = await offer(father, child.idNumber);
  await expect(payBy(child.order, { grant })).rejects.toEqual(refused('accounts.unknown_grant'));
  await confirmQuota(home, grant, { person: child.id, by: 'counter' });
  await endLapsed(of.home);
  expect(await quotaOf(world, grant)).toEqual({ state: 'open', left: yuan('500.00') });

  expect((await payBy(child.order, { grant })).state).toBe('paid');
  expect((await findCoverage(database.sql, [child.id])).get(child.id)).toMatchObject([
    { standing: 'covered', startsOn: BORN, endsOn: '2026-01-01' },
  ]);
  const before = await clearingOf(HOME, away);
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({
    ...{ balance: yuan('500.00'), held: yuan('100.00') },
  });
  expect((await clearingOf(HOME, away)) - before).toBe(yuan('400.00'));
  expect(await problems()).toEqual([]);
});

test('a refund puts the quota back to the fen, and what is over with the insurance is the father’s again', async () => {
  const [father, child] = [await addGiver(away, '900.00'), await enrolChild()];
  const { id: grant } = await offer(father, child.idNumber);
  await confirmQuota(home, grant, { person: child.id, by: 'counter' });
  await payBy(child.order, { grant });
  await syncWallets(of.away);
  const owed = await clearingOf(HOME, away);
  const refund = { key: `R-${child.id}`, order: child.order.id, reason: '误登记', begun: true };
  const { toPerson } = await database.transaction((sql) => refundPremium(sql, deps, refund, CLERK));
  expect(toPerson).toBe(0n);
  // The child is insured no longer, so the wallet is over: returned first, then given back whole.
  expect((await quotaOf(world, grant)).state).toBe('closed');
  await syncWallets(of.away);
  expect(await accountOf(away, father)).toEqual({ balance: yuan('900.00'), held: 0n });
  expect(owed - (await clearingOf(HOME, away))).toBe(yuan('400.00'));
  expect(await problems()).toEqual([]);
});

test('a father of the area gives his newborn a quota as well', async () => {
  const [father, child] = [await addGiver(home, '900.00'), await enrolChild()];
  const grant = {
    ...{ giverId: father, receiverId: child.id, relation: 'parent', quota: yuan('400.00') },
    ...{ startsOn: home.clock.today(), endsOn: null },
  };
  await expect(grantMutualAid(home, grant)).rejects.toEqual(
    refused('accounts.receiver_not_insured'),
  );
  const { id } = await grantMutualAid({ ...home, newbornDays: 90 }, grant);
  await endLapsed(of.home);
  expect(await findGiven(database.sql, father)).toHaveLength(1);
  expect((await payBy(child.order, { grant: id })).state).toBe('paid');
  expect(await accountOf(home, father)).toEqual({ balance: yuan('500.00'), held: 0n });
});

test('for the month both areas write the same, whole', async () => {
  moveTo('2025-12-02T04:00:00Z');
  for (const at of [of.home, of.away]) await clearMonth(at, '2025-11');
  const rows = ({ database: { sql } }: typeof home) =>
    sql<Record<string, unknown>>(
      'test: clearings',
      'select direction, other_area as other, premium, hash from wallet_clearing',
    );
  const [owed] = await rows(home);
  const [owing] = await rows(away);
  expect(owed).toMatchObject({ direction: 'owed', other: AWAY, premium: yuan('400.00') });
  expect(owing).toEqual({ ...owed, direction: 'owing', other: HOME });
});

test('nobody else is given anything before he is insured, and a newborn only as long as it counts as one', async () => {
  const [father, child] = [await addGiver(away, '900.00'), await enrolChild()];
  const idNumber = numberOf('2025-08-21');
  const parent = await addPerson(home);
  const older = { key: `E-${++keys}`, idNumber, name: '示例童', parent, year: 2025 };
  await database.transaction((sql) => enrolNewborn(sql, deps, older, CLERK));
  // The ninetieth day after its birth was yesterday.
  await expect(offer(father, idNumber, '示例童')).rejects.toEqual(
    refused('accounts.receiver_not_insured'),
  );
  const { id: grant } = await offer(father, child.idNumber);
  expect((await accountOf(away, father)).held).toBe(yuan('500.00'));
  moveTo('2026-01-30T04:00:00Z');
  await endLapsed(of.home);
  expect((await quotaOf(world, grant)).state).toBe('offered');
  moveTo('2026-01-31T04:00:00Z');
  await endLapsed(of.home);
  expect((await findQuotas(database.sql, [child.id])).get(child.id)).toBeUndefined();
  await syncWallets(of.away);
  expect((await accountOf(away, father)).held).toBe(0n);
});
