import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan, ZERO } from '../../kernel/money.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { creditBalance, findAccounts, findGrants, grantMutualAid, type NewGrant } from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const id = (text: string) => text as PersonId;

beforeAll(() =>
  database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     select 'P' || n, n::text, '张三', 'zs', 'male', '1980-01-01', '532901', 'H1'
     from generate_series(1, 9) n`,
  ),
);

const credit = (personId: PersonId, amount: string) =>
  creditBalance(database.sql, {
    entryId: deps.ids.next(),
    ownerId: personId,
    amount: yuan(amount),
    reason: '2025-06 monthly share',
  });

function grant(change: Partial<NewGrant> = {}): NewGrant {
  return {
    giverId: id('P1'),
    receiverId: id('P2'),
    relation: 'spouse',
    quota: yuan('60.00'),
    startsOn: day('2025-01-01'),
    endsOn: null,
    ...change,
  };
}

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

test('credits add up, each is an entry, the first opens the account', async () => {
  await credit(id('P1'), '70.00');
  await credit(id('P1'), '30.00');
  const accounts = await findAccounts(database.sql, [id('P1'), id('P2')]);
  expect([...accounts.values()]).toEqual([
    { ownerId: 'P1', balance: 10_000n, held: 0n, version: 2n },
  ]);
  const entries = await database.sql(
    'test: entries',
    `select amount, balance_after as after, reason from account_entry
     where person_id = 'P1' order by id`,
  );
  expect(entries).toEqual([
    { amount: 7_000n, after: 7_000n, reason: '2025-06 monthly share' },
    { amount: 3_000n, after: 10_000n, reason: '2025-06 monthly share' },
  ]);
});

test('simultaneous credits lose nothing', async () => {
  await Promise.all(Array.from({ length: 20 }, () => credit(id('P9'), '1.00')));
  const account = (await findAccounts(database.sql, [id('P9')])).get(id('P9'));
  expect(account).toMatchObject({ balance: 2_000n, version: 20n });
});

test('a grant holds a part of the giver account and pays in the order of binding', async () => {
  await credit(id('P3'), '500.00');
  expect(await grantMutualAid(deps, grant())).toEqual({ position: 1 });
  const second = grant({ giverId: id('P3'), relation: 'child', quota: yuan('500.00') });
  expect(await grantMutualAid(deps, second)).toEqual({ position: 2 });
  const found = await findGrants(database.sql, [id('P2'), id('P1')]);
  expect([...found.keys()]).toEqual(['P2']);
  expect(found.get(id('P2'))).toEqual([
    {
      giverId: 'P1',
      receiverId: 'P2',
      relation: 'spouse',
      position: 1,
      quotaLeft: 6_000n,
      startsOn: '2025-01-01',
      endsOn: null,
      giverBalance: 10_000n,
      giverHeld: 6_000n,
      giverVersion: 3n,
    },
    expect.objectContaining({ giverId: 'P3', position: 2, giverHeld: 50_000n }),
  ]);
});

test.each([
  ['enrolment.unknown_person', grant({ receiverId: id('P0') })],
  ['accounts.same_person', grant({ receiverId: id('P1') })],
  ['accounts.not_a_relative', grant({ receiverId: id('P4'), relation: 'neighbour' })],
  ['accounts.ends_before_start', grant({ receiverId: id('P4'), endsOn: day('2024-01-01') })],
  ['accounts.not_positive', grant({ receiverId: id('P4'), quota: ZERO })],
  ['accounts.no_account', grant({ giverId: id('P5') })],
  ['accounts.grant_exists', grant({ quota: yuan('1.00') })],
  ['accounts.quota_above_available', grant({ receiverId: id('P4'), quota: yuan('40.01') })],
])('grant: %s', async (code, wanted) => {
  await expect(grantMutualAid(deps, wanted)).rejects.toEqual(refused(code));
});

test('grants at the same moment never promise more than there is', async () => {
  const receivers = ['P4', 'P5', 'P6', 'P7'].map(id);
  const results = await Promise.allSettled(
    receivers.map((receiverId) =>
      grantMutualAid(deps, grant({ receiverId, quota: yuan('20.00') })),
    ),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
  const account = (await findAccounts(database.sql, [id('P1')])).get(id('P1'));
  expect(account).toMatchObject({ balance: 10_000n, held: 10_000n });
});
