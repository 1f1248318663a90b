import { expect, test } from 'vitest';
import { formatYuan } from '../../kernel/money.ts';
import {
  collectPremium,
  listHelps,
  orderPremium,
  payPremium,
  refundPremium,
} from '../../money/premium/index.ts';
import { addCovered, balanceOf, CLERK, premiumWorld } from '../../money/premium/testing.ts';
import { findCoverage } from '../../people/enrolment/index.ts';
import { figureShelf } from '../../rules/figures/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { addOffices, openCase } from '../matters/testing-case.ts';
import { actOnFeed } from './act-on-feed.ts';
import { includeMembers, payDifference } from './include-members.ts';
import type { FeedDeps } from './model.ts';
import { readToEnrol } from './read-feeds.ts';
import {
  addPeople,
  broughtOf,
  checkedFeed,
  csvOf,
  detailOf,
  feedWorld,
  HEADING,
  lineOf,
  personOf,
} from './testing.ts';
import { workFeed } from './work-feed.ts';

/** The window of 2026 is open, and 2025 runs. */
const base = await premiumWorld('2025-10-10');
const { database, deps } = base;
await addOffices(database);
const world = feedWorld(base);
const PEOPLE = 3_000;
await addPeople(database.sql, PEOPLE, false);

const within = <T>(work: (sql: typeof database.sql) => Promise<T>) => database.transaction(work);
let keys = 0;
const nextKey = () => `inclusion-${++keys}`;

/** A list of changes that was looked at and acted on; premiums follow it only when they are asked for. */
async function listed(lines: readonly string[], change = '新增') {
  const content = csvOf(
    lines.map((line) => `${line},${change}`),
    `${HEADING},变动类型`,
  );
  const asOf = base.clock.today();
  const id = await checkedFeed(world, broughtOf(content, { kind: 'difference', asOf }));
  const { feed } = await detailOf(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, id, 1_000);
  return id;
}

async function included(lines: readonly string[], change?: string) {
  const id = await listed(lines, change);
  await includeMembers(world);
  return (await detailOf(world, id)).helps;
}

const ordersOf = async (n: number) =>
  (
    await database.sql<{ year: number; state: string; personal: bigint; aid: bigint }>(
      'test: orders of',
      `select year, state, personal, aid from premium_order_now where person_id = $1 order by id`,
      [personOf(n)],
    )
  ).map(({ year, state, personal, aid }) =>
    [year, state, formatYuan(personal as never), formatYuan(aid as never)].join(' '),
  );
const coverageOf = async (n: number) =>
  ((await findCoverage(database.sql, [personOf(n)])).get(personOf(n)) ?? [])
    .map(({ standing, startsOn, endsOn }) => `${standing} ${startsOn} ${endsOn}`)
    .sort();
const ordered = (n: number, year = 2026) =>
  within((sql) =>
    orderPremium(
      sql,
      deps,
      { key: nextKey(), person: personOf(n), scheme: 'resident', year, repairedYears: 0 },
      CLERK,
    ),
  );
const paid = async (n: number) => {
  const { id } = await ordered(n);
  return within((sql) =>
    payPremium(sql, deps, { key: nextKey(), order: id, by: 'cash', payer: null }, CLERK),
  );
};
const destitute = (n: number) => lineOf(n, { group: '特困人员' });
const stateOf = () =>
  database.asOwner<object>(
    'test: what stands',
    `select (select count(*) from premium_order)::int as orders, (select count(*) from premium_event)::int as events,
       (select count(*) from coverage)::int as coverage, (select count(*) from premium_help)::int as helps,
       (select sum(amount) from transfer)::bigint as booked`,
  );

test('whom a list brings into a group with full help is insured at once and pays nothing', async () => {
  const before = await balanceOf(base, 'fiscal:province');
  const helps = await included([destitute(0)]);
  expect(helps).toMatchObject({ waiting: 0, insured: 2, asked: 0, given: '800.00' });
  expect(await ordersOf(0)).toEqual(['2025 paid 0.00 400.00', '2026 paid 0.00 400.00']);
  expect(await coverageOf(0)).toEqual([
    'covered 2025-10-10 2026-01-01',
    'covered 2026-01-01 2027-01-01',
  ]);
  // Help of both years, and the province’s share of 2025 (670.00) and 2026 (700.00).
  expect(before - (await balanceOf(base, 'fiscal:province'))).toBe(80_000n + 8_040n + 8_400n);
  expect(await balanceOf(base, 'aid:premium')).toBe(0n);
  const open = await readToEnrol(world, { limit: 50, offset: 0 });
  expect(open.map(({ person }) => person)).not.toContain(personOf(0));
});

test('fixed help is booked first and the rest is asked for; nobody is insured by it alone', async () => {
  const helps = await included([lineOf(1)]);
  expect(helps).toMatchObject({ insured: 0, asked: 2, given: '480.00' });
  expect(await ordersOf(1)).toEqual(['2025 made 160.00 240.00', '2026 made 160.00 240.00']);
  expect(await coverageOf(1)).toEqual([]);
  expect(formatYuan(await balanceOf(base, 'aid:premium'))).toBe('480.00');
});

test('of two identities the better one helps, and a group without help asks nobody for anything', async () => {
  await included([lineOf(2), destitute(2)]);
  expect(await ordersOf(2)).toEqual(['2025 paid 0.00 400.00', '2026 paid 0.00 400.00']);
  await included([lineOf(2, { group: '特困人员', from: '2024-01-01', until: '2025-01-01' })]);
  expect(await ordersOf(2)).toHaveLength(2);
});

test('an order that nobody had paid is lowered, and follows again when the identity ends', async () => {
  await ordered(3);
  expect(await ordersOf(3)).toEqual(['2026 made 400.00 0.00']);
  const aid = await balanceOf(base, 'aid:premium');
  expect(await included([lineOf(3)])).toMatchObject({ asked: 1, changed: 1 });
  const lowered = [
    '2026 withdrawn 400.00 0.00',
    '2025 made 160.00 240.00',
    '2026 made 160.00 240.00',
  ];
  expect(await ordersOf(3)).toEqual(lowered);
  expect(await balanceOf(base, 'aid:premium')).toBe(aid + 48_000n);
  // He had asked for 2026 himself and is asked for all of it again; for 2025 nobody had, and nobody asks.
  expect(await included([lineOf(3)], '终止')).toMatchObject({ waiting: 0, changed: 2 });
  expect(await ordersOf(3)).toEqual([
    ...['2026 withdrawn 400.00 0.00', '2025 withdrawn 160.00 240.00'],
    ...['2026 withdrawn 160.00 240.00', '2026 made 400.00 0.00'],
  ]);
  expect(await balanceOf(base, 'aid:premium')).toBe(aid);
});

test('whoever paid while the identity held is told what he paid too much, and gets it once', async () => {
  const first = await paid(4);
  const helps = await included([lineOf(4)]);
  expect(helps).toMatchObject({ differences: 1, owed: '240.00', asked: 1 });
  const { rows, total } = await listHelps(
    ...([database.sql, { outcome: null, open: true }] as const),
    { limit: 10, offset: 0 },
  );
  expect([total, rows[0]]).toMatchObject([
    1,
    { person: personOf(4), order: first.id, paid: false },
  ]);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  const told = { help: rows[0]?.id ?? '', account, by: 'o.first' };
  const payment = await payDifference(world, told);
  expect((await payDifference(world, told)).id).toBe(payment.id);
  expect(formatYuan(await balanceOf(base, `due:${personOf(4)}`))).toBe('240.00');
  const left = { limit: 10, offset: 0 };
  expect((await listHelps(database.sql, { outcome: null, open: true }, left)).total).toBe(0);
  expect((await listHelps(database.sql, { outcome: 'difference', open: false }, left)).total).toBe(
    1,
  );
  // Given back afterwards, the person gets what he still bears and the budget what it gave him.
  const province = await balanceOf(base, 'fiscal:province');
  const back = await within((sql) =>
    refundPremium(sql, deps, { key: nextKey(), order: first.id, reason: 'test' }, CLERK),
  );
  expect(formatYuan(back.toPerson)).toBe('160.00');
  expect(formatYuan(await balanceOf(base, `due:${personOf(4)}`))).toBe('400.00');
  expect((await balanceOf(base, 'fiscal:province')) - province).toBe(24_000n + 8_400n);
});

test('whose account is known is paid without being asked, by two persons as always', async () => {
  await paid(5);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  await listed([destitute(5)]);
  await includeMembers({ ...world, accountOf: async () => account });
  const payments = await database.sql<{ amount: bigint; state: string; kind: string }>(
    'test: payments',
    'select amount, state, kind from person_payment_now where person_id = $1',
    [personOf(5)],
  );
  expect(payments).toEqual([{ amount: 40_000n, state: 'waiting', kind: 'premium-refund' }]);
});

test('what an account paid never becomes money: it stays on the list, and is refunded to the account', async () => {
  const { id: order } = await ordered(16);
  const accounts = { drawPremium: async () => undefined, returnDraw: async () => undefined };
  const own = { key: nextKey(), order, by: 'account', payer: { own: personOf(16) } } as const;
  await within((sql) => payPremium(sql, { ...deps, accounts }, own, CLERK));
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  await listed([lineOf(16)]);
  await includeMembers({ ...world, accountOf: async () => account });
  const page = { limit: 10, offset: 0 };
  const { rows } = await listHelps(database.sql, { outcome: 'difference', open: true }, page);
  expect(rows).toMatchObject([{ person: personOf(16), channel: 'account', paid: false }]);
  const told = { help: rows[0]?.id ?? '', account, by: 'o.first' };
  await expect(payDifference(world, told)).rejects.toThrow('feeds.from_account');
  await expect(payDifference(world, { ...told, help: order })).rejects.toThrow(
    'feeds.unknown_help',
  );
});

test('an identity that began after the payment helps from the next year on', async () => {
  await paid(6);
  base.moveTo('2025-10-12');
  const helps = await included([lineOf(6, { from: '2025-10-12' })]);
  expect(helps).toMatchObject({ differences: 0, asked: 1 });
  expect(await ordersOf(6)).toEqual(['2026 paid 400.00 0.00', '2025 made 160.00 240.00']);
});

test('what a bank has not answered waits until it has', async () => {
  const { id: order } = await ordered(7);
  base.bank.say('unknown');
  const asked = { key: nextKey(), order, by: 'bank', agreement: 'AGREEMENT-1' } as const;
  await collectPremium(deps, asked, CLERK);
  const feed = await listed([lineOf(7)]);
  await includeMembers(world);
  expect((await detailOf(world, feed)).helps).toMatchObject({ waiting: 1, asked: 1 });
  await includeMembers(world);
  base.bank.say('failed');
  await collectPremium(deps, asked, CLERK);
  base.moveTo('2025-10-13');
  await includeMembers(world);
  expect((await detailOf(world, feed)).helps).toMatchObject({ waiting: 0, asked: 1, changed: 1 });
  expect(await ordersOf(7)).toEqual([
    ...['2026 withdrawn 400.00 0.00', '2025 made 160.00 240.00', '2026 made 160.00 240.00'],
  ]);
});

test('nobody is insured twice, against his will, or after his death', async () => {
  await addCovered(base, personOf(8), ['employee', '2025-01-01', null]);
  await addCovered(base, personOf(9), ['resident', '2025-01-01', null]);
  const { id } = await paid(10);
  await within((sql) =>
    refundPremium(sql, deps, { key: nextKey(), order: id, reason: 'test' }, CLERK),
  );
  const { case: certificate } = await openCase(base, { person: personOf(11) });
  await database.sql(
    'test: somebody died',
    `insert into death (person_id, died_on, case_id, recorded_at) values ($1, '2025-09-01', $2, now())`,
    [personOf(11), certificate.id],
  );
  const helps = await included([8, 9, 10, 11].map((n) => destitute(n)));
  expect(helps).toMatchObject({ waiting: 0, insured: 1, refused: 1 });
  expect([await ordersOf(8), await ordersOf(9), await ordersOf(11)]).toEqual([[], [], []]);
  expect(await ordersOf(10)).toEqual(['2026 refunded 400.00 0.00', '2025 paid 0.00 400.00']);
  const { rows } = await listHelps(
    ...([database.sql, { outcome: 'refused', open: false }] as const),
    { limit: 10, offset: 0 },
  );
  expect(rows).toMatchObject([{ person: personOf(10), year: 2026, reason: 'premium.given_back' }]);
});

test('an identity that begins later helps from its first day', async () => {
  const id = await listed([lineOf(12, { group: '特困人员', from: '2025-10-20' })]);
  await includeMembers(world);
  expect([(await detailOf(world, id)).helps.waiting, await ordersOf(12)]).toEqual([1, []]);
  base.moveTo('2025-10-20');
  await includeMembers(world);
  expect((await detailOf(world, id)).helps).toMatchObject({ waiting: 0, insured: 2 });
  expect(await coverageOf(12)).toContain('covered 2025-10-20 2026-01-01');
});

test('the same again, by the same list, another one or the same identities, changes nothing', async () => {
  await included([destitute(13), lineOf(14)]);
  const before = await stateOf();
  await included([destitute(13), lineOf(14)]);
  await database.asOwner(
    'test: looked at once more',
    `update feed_act set premium_on = '2025-10-20' where state = 'done'`,
  );
  await includeMembers(world);
  expect(await stateOf()).toEqual(before);
});

test('killed between two parts it goes on behind the last one, and two that work at once do it once', async () => {
  const lines = Array.from({ length: 2_500 }, (_, n) => destitute(n + 100));
  const id = await listed(lines);
  let parts = 0;
  const dying: FeedDeps = {
    ...world,
    database: {
      ...database,
      transaction: (work) =>
        database.transaction(async (sql) => {
          const result = await work(sql);
          parts += 1;
          if (parts === 2) throw new Error('killed');
          return result;
        }),
    },
  };
  await expect(includeMembers(dying)).rejects.toThrow('killed');
  expect((await detailOf(world, id)).helps).toMatchObject({ waiting: 1_500, insured: 2_000 });
  await Promise.all([includeMembers(world), includeMembers(world)]);
  await includeMembers(world);
  expect((await detailOf(world, id)).helps).toMatchObject({ waiting: 0, insured: 5_000 });
}, 120_000);

test('without rules of premiums nothing follows, and it waits until there are some', async () => {
  const id = await listed([destitute(15)]);
  await includeMembers({ ...world, figures: figureShelf([]) });
  expect((await detailOf(world, id)).helps.waiting).toBe(1);
  await includeMembers(world);
  expect((await detailOf(world, id)).helps).toMatchObject({ waiting: 0, insured: 2 });
});

test('what was given agrees with the ledger, with orders and with insurance', async () => {
  // The certificate was of no real matter.
  await database.asOwner('test: no death', 'delete from death');
  await database.asOwner('test: no case', 'delete from matter_case');
  expect((await verify(base)).checks.flatMap(({ problems }) => problems)).toEqual([]);
});
