import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, RequestKey } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { createSettlements } from '../../money/settlement/index.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { type TestArea, testArea } from '../../platform/testing.ts';
import { createPolicyShelf, loadPolicies } from '../../rules/policy/index.ts';
import { providerId } from './build-providers.ts';
import { fillDemonstration } from './fill.ts';
import { demonstrationState, loadDemonstration } from './load.ts';

const clock = clockFrom(() => new globalThis.Date(Date.UTC(2026, 2, 2, 4)));
const PEOPLE = 220;

async function emptyArea(): Promise<TestArea> {
  const database = await testArea();
  const policies = loadPolicies('policies').filter(({ area }) => area === database.area);
  await createPolicyShelf({ database }).publish(policies, 'test');
  return database;
}

let counts = 0;

async function count(database: TestArea, from: string): Promise<number> {
  counts += 1;
  const rows = await database.sql<{ n: bigint }>(
    `test: count ${counts}`,
    `select count(*) as n from ${from}`,
  );
  return Number(rows[0]?.n);
}

const SUM_OF_LINES = `(select coalesce(sum(case when credit = 'account:' || a.person_id
    then amount else -amount end), 0) from transfer
  where 'account:' || a.person_id in (debit, credit))`;
const SUM_OF_ENTRIES = `(select coalesce(sum(amount), 0) from account_entry e
  where e.person_id = a.person_id)`;
const SUM_OF_QUOTAS = `(select coalesce(sum(quota_left), 0) from mutual_aid m
  where m.giver_id = a.person_id)`;

test('fills an empty area, settles the past through the engine, and the books agree', async () => {
  const database = await emptyArea();
  expect(await demonstrationState(database)).toBe('empty');
  const loaded = await fillDemonstration({ database, clock, people: PEOPLE });

  expect(loaded.refused).toEqual([]);
  expect(loaded.people).toBe(PEOPLE);
  expect(await count(database, 'person')).toBe(PEOPLE);
  expect(await count(database, "card where person_id = 'P' || substr(number, 5)")).toBe(PEOPLE);
  expect(await count(database, 'encounter')).toBe(loaded.encounters);
  expect(await count(database, "settlement where kind = 'reversal'")).toBe(loaded.reversed);
  expect(loaded.settled).toBeGreaterThan(PEOPLE);
  expect(await demonstrationState(database)).toBe('finished');

  expect(await count(database, 'personal_account')).toBeGreaterThan(5);
  for (const sum of [SUM_OF_LINES, SUM_OF_ENTRIES]) {
    expect(await count(database, `personal_account a where balance <> ${sum}`)).toBe(0);
  }
  expect(await count(database, `personal_account a where held <> ${SUM_OF_QUOTAS}`)).toBe(0);
  // The village clinic's patients had their medicine in the last weeks; all else is of 2025.
  expect(await count(database, "settlement where settled_at >= '2026-01-01'")).toBe(3);
  expect(await count(database, "settlement where settled_at >= '2026-03-02'")).toBe(0);
  expect(await count(database, "registration where began_at >= '2026-03-02'")).toBe(5);
  expect(await count(database, 'settlement where pool > 0')).toBeGreaterThan(50);

  await expect(fillDemonstration({ database, clock, people: PEOPLE })).rejects.toThrow(
    'an empty area only',
  );
});

test('a load that was interrupted is finished by the next, and comes to the same', async () => {
  const [whole, broken] = [await emptyArea(), await emptyArea()];
  const all = await fillDemonstration({ database: whole, clock, people: PEOPLE });

  const ids = idSource(clock);
  const shelf = createPolicyShelf({ database: broken });
  const real = createSettlements({ database: broken, shelf, clock, ids });
  let days = 0;
  const engine: typeof real = {
    ...real,
    settleMany: (requests) => {
      days += 1;
      return days > 150 ? Promise.reject(new Error('the power failed')) : real.settleMany(requests);
    },
  };
  const options = { database: broken, engine, today: clock.today(), people: PEOPLE };
  await expect(loadDemonstration(options)).rejects.toThrow('the power failed');
  await real.close();
  expect(await demonstrationState(broken)).toBe('unfinished');

  // The scale and the day are those it began with, whatever is asked now.
  const rest = await fillDemonstration({ database: broken, clock, people: 5_000 });
  expect(rest).toEqual(all);
  expect(await demonstrationState(broken)).toBe('finished');
  expect(await balancesOf(broken)).toEqual(await balancesOf(whole));
});

function balancesOf(database: TestArea) {
  return database.sql(
    'test: totals',
    `select person_id, scheme, benefit_year, totals from year_to_date
     order by person_id, scheme, benefit_year`,
  );
}

test('the same seed fills two areas with the same rows', async () => {
  const areas = [await emptyArea(), await emptyArea()];
  for (const database of areas) await fillDemonstration({ database, clock, people: 80, seed: 9 });
  const [first, second] = areas as [TestArea, TestArea];
  for (const table of [
    'person',
    'coverage',
    'group_membership',
    'recognised_disease',
    'personal_account',
    'provider',
    'provider_term',
    'catalogue_item',
    'catalogue_detail',
    'department',
    'practitioner',
    'mutual_aid',
    'charge_upload',
  ]) {
    const read = (database: TestArea) =>
      database.sql<{ rows: string }>(
        `test: all ${table}`,
        `select md5(string_agg(row, '|' order by row)) as rows from
           (select regexp_replace((to_jsonb(t) - 'id_number_sealed')::text, 'a1:[^\\"]+', '')  as row from ${table} t) rows`,
      );
    expect(await read(first), table).toEqual(await read(second));
  }
});

test('the bills on show go through all layers', async () => {
  const database = await emptyArea();
  await fillDemonstration({ database, clock, people: 60 });
  const shelf = createPolicyShelf({ database });
  const ids = idSource(clock);
  const settlements = createSettlements({ database, shelf, clock, ids });
  const settle = async (person: number, encounter: number, provider: [string, number]) => {
    const [row] = await database.sql<{ total: bigint }>(
      'test: bill',
      'select bill_total as total from encounter where id = $1',
      [`E${String(encounter).padStart(10, '0')}`],
    );
    const answer = await settlements.settle({
      key: `k${encounter}` as RequestKey,
      person: `P${String(person).padStart(9, '0')}` as PersonId,
      encounter: `E${String(encounter).padStart(10, '0')}` as EncounterId,
      provider: providerId(...provider),
      claimedTotal: (row?.total ?? 0n) as never,
      useOwnAccount: true,
      useMutualAid: true,
    });
    const record = answer.settlements[0]?.row;
    if (!record) throw new Error('no settlement');
    return record;
  };

  const poor = await settle(1, 1, ['532901', 1]);
  expect(poor.amounts.total).toBeGreaterThan(yuan('245000'));
  expect(poor.amounts.pool).toBe(yuan('100000'));
  expect(poor.amounts.seriousDisease).toBeGreaterThan(yuan('30000'));
  expect(poor.amounts.medicalAid).toBeGreaterThan(yuan('10000'));

  const child = await settle(2, 2, ['532901', 101]);
  expect(child.amounts.mutualAid).toBeGreaterThan(0n);
  const father = await settle(3, 3, ['532901', 1]);
  expect(father.amounts.ownAccount).toBeGreaterThan(0n);
  const away = await settle(4, 4, ['530102', 1]);
  expect(away.amounts.pool).toBeGreaterThan(0n);
  expect(away.benefitDay).toBe(day('2026-03-02'));
  const destitute = await settle(9, 9, ['532901', 101]);
  expect(destitute.amounts.medicalAid).toBeGreaterThan(0n);
  await settlements.close();
});

test('an area with people of its own, and a number that makes no sense, are refused', async () => {
  const database = await emptyArea();
  await database.asOwner(
    'test: somebody',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('X1', '532901196001010011', '示例人', 'slr', 'male', '1960-01-01', '532901', 'X')`,
  );
  expect(await demonstrationState(database)).toBe('foreign');
  await expect(fillDemonstration({ database, clock, people: 100 })).rejects.toThrow('empty area');
  for (const people of [0, 49, 3_350_001, 60.5]) {
    await expect(fillDemonstration({ database, clock, people })).rejects.toThrow('50 to 3350000');
  }
});
