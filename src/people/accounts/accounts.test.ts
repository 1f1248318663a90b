import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan, ZERO } from '../../kernel/money.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import {
  changeGrant,
  creditBalance,
  endGrant,
  endGrantsOf,
  endLapsedGrants,
  findAccounts,
  findGiven,
  findGrants,
  grantMutualAid,
  type NewGrant,
} from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const id = (text: string) => text as PersonId;

beforeAll(async () => {
  await database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     select 'P' || n, n::text, '张三', 'zs', 'male', '1980-01-01', '532901', 'H1'
     from generate_series(1, 19) n`,
  );
  await database.asOwner(
    'test: coverage',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     select gen_random_uuid(), 'P' || n, case when n in (8, 12) then 'resident' else 'employee' end,
       'covered', '2024-01-01' from generate_series(1, 18) n`,
  );
});

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
  expect(await grantMutualAid(deps, grant())).toMatchObject({ position: 1 });
  const second = grant({ giverId: id('P3'), relation: 'child', quota: yuan('500.00') });
  expect(await grantMutualAid(deps, second)).toMatchObject({ position: 2 });
  const found = await findGrants(database.sql, [id('P2'), id('P1')]);
  expect([...found.keys()]).toEqual(['P2']);
  expect(found.get(id('P2'))).toEqual([
    {
      id: expect.any(String),
      grantedAt: expect.any(String),
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

beforeAll(async () => void (await credit(id('P8'), '10.00')));

test.each([
  ['enrolment.unknown_person', grant({ receiverId: id('P0') })],
  ['accounts.same_person', grant({ receiverId: id('P1') })],
  ['accounts.not_a_relative', grant({ receiverId: id('P4'), relation: 'neighbour' })],
  ['accounts.ends_before_start', grant({ receiverId: id('P4'), endsOn: day('2024-01-01') })],
  ['accounts.not_positive', grant({ receiverId: id('P4'), quota: ZERO })],
  ['accounts.no_account', grant({ giverId: id('P5') })],
  ['accounts.giver_not_insured', grant({ giverId: id('P8'), receiverId: id('P4') })],
  ['accounts.receiver_not_insured', grant({ receiverId: id('P19') })],
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

const held = async (person: string) =>
  (await findAccounts(database.sql, [id(person)])).get(id(person));
const given = async (giver: string, receiver: string) => {
  const found = (await findGiven(database.sql, id(giver))).find(
    (one) => one.receiverId === receiver,
  );
  return found as NonNullable<typeof found>;
};

test('a quota is raised and lowered, never above what is available, and only by its giver', async () => {
  await credit(id('P11'), '100.00');
  const [giverId, receiverId] = [id('P11'), id('P12')];
  const { id: one } = await grantMutualAid(deps, grant({ giverId, receiverId }));
  const change = (left: string, giver = giverId) =>
    changeGrant(deps, { id: one, giver, left: yuan(left) }, { by: giver });
  await expect(change('100.01')).rejects.toEqual(refused('accounts.quota_above_available'));
  await expect(change('10.00', receiverId)).rejects.toEqual(refused('accounts.unknown_grant'));
  await change('100.00');
  expect(await given('P11', 'P12')).toMatchObject({ quotaLeft: 10_000n });
  expect(await held('P11')).toMatchObject({ balance: 10_000n, held: 10_000n });
  await change('25.50');
  expect(await given('P11', 'P12')).toMatchObject({ quotaLeft: 2_550n });
  expect(await held('P11')).toMatchObject({ balance: 10_000n, held: 2_550n });
});

test('what was ended is released and may be granted again', async () => {
  const { id: one } = await given('P11', 'P12');
  await expect(endGrant(deps, one, id('P13'))).rejects.toEqual(refused('accounts.unknown_grant'));
  await endGrant(deps, one, id('P12'));
  expect(await held('P11')).toMatchObject({ balance: 10_000n, held: 0n });
  await expect(endGrant(deps, one, id('P12'))).rejects.toEqual(refused('accounts.unknown_grant'));
  const again = grant({ giverId: id('P11'), receiverId: id('P12'), quota: yuan('30.00') });
  const { id: two } = await grantMutualAid(deps, again);
  expect(two).not.toBe(one);
  expect(await held('P11')).toMatchObject({ held: 3_000n });
  const events = await database.sql(
    'test: events',
    `select act, change, reason from mutual_aid_event where giver_id = 'P11' order by id`,
  );
  expect(events).toEqual([
    { act: 'granted', change: 6_000n, reason: '' },
    { act: 'changed', change: 4_000n, reason: '' },
    { act: 'changed', change: -7_450n, reason: '' },
    { act: 'ended', change: -2_550n, reason: 'by-receiver' },
    { act: 'granted', change: 3_000n, reason: '' },
  ]);
});

test('every night what ran out and what neither side’s insurance bears is released', async () => {
  for (const giver of ['P14', 'P15', 'P16', 'P17']) await credit(id(giver), '50.00');
  const share = (giver: string, change: Partial<NewGrant>) =>
    grantMutualAid(deps, grant({ giverId: id(giver), quota: yuan('50.00'), ...change }));
  await share('P14', { receiverId: id('P18'), endsOn: day('2025-07-02') });
  await share('P15', { receiverId: id('P18') });
  await share('P16', { receiverId: id('P13') });
  await share('P17', { receiverId: id('P18') });
  await database.sql(
    'test: end coverage',
    `update coverage set ends_on = '2025-07-02' where person_id in ('P15', 'P13')`,
  );
  // A premium that was given back before its insurance began leaves dates that never count.
  await database.asOwner(
    'test: withdrawn coverage',
    `insert into coverage (id, person_id, scheme, standing, starts_on, withdrawn_at)
     select gen_random_uuid(), id, 'employee', 'covered', '2025-07-02', now()
     from unnest(array['P15', 'P13']) id`,
  );
  expect(await endLapsedGrants(deps)).toBe(0);
  const next = clockFrom(() => new Date('2025-07-02T04:00:00Z'));
  expect(await endLapsedGrants({ ...deps, clock: next })).toBe(3);
  for (const giver of ['P14', 'P15', 'P16']) {
    expect(await held(giver)).toMatchObject({ balance: 5_000n, held: 0n });
  }
  expect(await held('P17')).toMatchObject({ held: 5_000n });
  const reasons = await database.sql<{ reason: string }>(
    'test: reasons',
    `select reason from mutual_aid_event where act = 'ended' and made_by = 'nightly' order by giver_id`,
  );
  expect(reasons.map(({ reason }) => reason)).toEqual([
    'expired',
    'giver-coverage',
    'receiver-coverage',
  ]);
});

test('whoever leaves the area has nothing promised and nothing received any more', async () => {
  await credit(id('P18'), '40.00');
  const own = { giverId: id('P18'), receiverId: id('P9'), quota: yuan('40.00') };
  await grantMutualAid(deps, grant(own));
  const ending = { reason: 'transfer', by: 'test' } as const;
  const ended = await database.transaction((sql) =>
    endGrantsOf(sql, deps, { person: id('P18'), given: 'and-received' }, ending),
  );
  expect(ended.map(({ giverId }) => giverId).toSorted()).toEqual(['P17', 'P18']);
  expect(await held('P17')).toMatchObject({ held: 0n });
  expect(await held('P18')).toMatchObject({ held: 0n, balance: 4_000n });
  expect(await findGiven(database.sql, id('P18'))).toEqual([]);
});

test('of a hundred three simultaneous sixties reserve one', async () => {
  await credit(id('P10'), '100.00');
  const receivers = ['P1', 'P2', 'P3'].map(id);
  const results = await Promise.allSettled(
    receivers.map((receiverId) => grantMutualAid(deps, grant({ giverId: id('P10'), receiverId }))),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await held('P10')).toMatchObject({ balance: 10_000n, held: 6_000n });
  const codes = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.kind.code] : []));
  expect(codes).toEqual(Array(2).fill('accounts.quota_above_available'));
});
