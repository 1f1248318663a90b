import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import {
  type GeneralPolicy,
  loadPolicies,
  type Policy,
  type Scheme,
} from '../../rules/policy/index.ts';
import { cutStay } from './cut-stay.ts';
import { cutAtTurns } from './divide-by-scheme.ts';
import {
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
  TOWNSHIP,
  type World,
} from './testing.ts';

const general = loadPolicies('policies').find(
  ({ id }) => id === '532900/resident-general/2025-01-01',
) as GeneralPolicy;
const reading = (crossYear: GeneralPolicy['crossYear']['is'], days: number | null, month = 1) => ({
  ...general,
  crossYear: { ...general.crossYear, is: crossYear },
  settlementPeriod: { ...general.settlementPeriod, days },
  yearBegins: { ...general.yearBegins, month },
});
const stay = { from: day('2024-12-20'), until: day('2025-04-30') };
const cut = (policy: GeneralPolicy) =>
  cutStay([{ ...stay, general: policy }]).map(({ from, until, continued }) => [
    from,
    until,
    continued,
  ]);

test('one part, unless the area says otherwise', () => {
  expect(cut(reading('discharge-year', null))).toEqual([['2024-12-20', '2025-04-30', false]]);
});

test('at the turn of the benefit year, wherever it lies', () => {
  expect(cut(reading('split', null))).toEqual([
    ['2024-12-20', '2024-12-31', false],
    ['2025-01-01', '2025-04-30', true],
  ]);
  expect(cut(reading('split', null, 4))).toEqual([
    ['2024-12-20', '2025-03-31', false],
    ['2025-04-01', '2025-04-30', true],
  ]);
});

test('after the longest settlement period, as an admission of its own', () => {
  expect(cut(reading('discharge-year', 90))).toEqual([
    ['2024-12-20', '2025-03-19', false],
    ['2025-03-20', '2025-04-30', false],
  ]);
  expect(addDays(day('2024-12-20'), 89)).toBe('2025-03-19');
});

test('the part after the turn of the year pays no deductible, unless each part has its own', () => {
  const crossYear = { is: 'split', deductible: 'each-part', source: 'assumed: test' } as const;
  expect(cut({ ...general, crossYear })).toEqual([
    ['2024-12-20', '2024-12-31', false],
    ['2025-01-01', '2025-04-30', false],
  ]);
});

test('where the scheme changes: each stretch by its own document', () => {
  const parts = cutStay([
    { from: stay.from, until: day('2025-01-15'), general: reading('split', null) },
    { from: day('2025-01-16'), until: stay.until, general: reading('discharge-year', 90) },
  ]);
  const shown = parts.map((part) => [part.from, part.until, part.continued]);
  expect(shown).toEqual([
    ['2024-12-20', '2024-12-31', false],
    ['2025-01-01', '2025-01-15', true],
    ['2025-01-16', '2025-04-15', false],
    ['2025-04-16', '2025-04-30', false],
  ]);
  expect(parts.map(({ index, count }) => [index, count])).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
  ]);
});

test('turns of scheme are the days on which another, or none, begins to answer', () => {
  const period = (scheme: Scheme, startsOn: string, endsOn: string | null) => ({
    personId: 'P' as PersonId,
    scheme,
    standing: 'covered' as const,
    startsOn: day(startsOn),
    endsOn: endsOn === null ? null : day(endsOn),
    retired: false,
  });
  const days = (...coverages: ReturnType<typeof period>[]) =>
    cutAtTurns(stay, coverages).map(({ from, until }) => [from, until]);
  const resident = period('resident', '2024-01-01', '2025-01-01');
  const whole = [['2024-12-20', '2025-04-30']];
  expect(days()).toEqual(whole);
  expect(days(resident, period('resident', '2025-01-01', null))).toEqual(whole);
  // Employee insurance prevails from its first day, also while the other still runs.
  expect(
    days(period('resident', '2024-01-01', null), period('employee', '2025-03-01', null)),
  ).toEqual([
    ['2024-12-20', '2025-02-28'],
    ['2025-03-01', '2025-04-30'],
  ]);
  expect(days(resident, period('employee', '2025-02-01', null))).toEqual([
    ['2024-12-20', '2024-12-31'],
    ['2025-01-01', '2025-01-31'],
    ['2025-02-01', '2025-04-30'],
  ]);
});

const splitting = (policy: Policy): Policy =>
  policy.benefit === 'general' ? reading('split', null) : policy;

test('a stay over New Year: two years, one deductible; reversed together', async () => {
  const backdated = (policy: Policy): Policy => ({
    ...splitting(policy),
    from: day('2024-01-01'),
    id: policy.id.replace('2025-01-01', '2024-01-01') as Policy['id'],
  });
  const world = await settlementWorld({
    change: (policy) =>
      policy.scheme === 'resident' && policy.from === '2025-01-01' ? backdated(policy) : policy,
  });
  const person = await addPerson(world);
  const encounter = await openBill(world, person, {
    startedOn: '2024-12-20',
    endedOn: '2025-01-10',
    lines: { A: '20000.00' },
  });
  await world.database.sql(
    'test: two days',
    `update encounter set bill = '[["2024-12-20",0,0,0,2000000,0],["2025-01-05",0,0,0,3000000,0]]',
       bill_total = 5000000 where id = $1`,
    [encounter],
  );
  const { settlements } = await world.settlements.settle(await billRequest(world, encounter));
  expect(settlements.map(({ row }) => [row.benefitYear, row.amounts.total])).toEqual([
    [2024, 2_000_000n],
    [2025, 3_000_000n],
  ]);
  const deductibles = settlements.map(({ row }) => row.document.computed?.benefit.deductible);
  expect(deductibles).toEqual([70_000n, 0n]);

  const reversed = await world.settlements.reverse({
    key: 'R-SPLIT' as never,
    provider: HOSPITAL,
    person,
    settlement: settlements[1]?.row.id as never,
    reason: '误结',
  });
  expect(reversed.settlements.map(({ row }) => row.kind)).toEqual(['reversal', 'reversal']);
  const totals = await world.database.sql(
    'test: totals',
    'select totals from year_to_date where person_id = $1',
    [person],
  );
  expect(totals).toEqual([{ totals: '{}' }, { totals: '{}' }]);
});

/** Resident until 5 June, employee from 8 June on, in hospital from 1 to 10 June. */
async function changeOfScheme(world: World, referred = false) {
  const person = await addPerson(world);
  const origin = referred ? await openBill(world, person, { endedOn: '2025-06-01' }) : null;
  await world.database.sql(
    'test: resident ends',
    `update coverage set ends_on = '2025-06-06' where person_id = $1`,
    [person],
  );
  await world.database.sql(
    'test: employee begins',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'employee', 'covered', '2025-06-08')`,
    [world.ids.next(), person],
  );
  const encounter = await openBill(world, person, {
    lines: { A: '30000.00' },
    referral: referred ? 'down' : 'none',
    referredFrom: origin,
  });
  await world.database.sql(
    'test: three days',
    `update encounter set bill =
       '[["2025-06-01",0,0,0,1000000,0],["2025-06-06",0,0,0,500000,0],["2025-06-09",0,0,0,1500000,0]]'
     where id = $1`,
    [encounter],
  );
  return { person, encounter };
}

const byDay = (policy: Policy): Policy =>
  policy.benefit === 'general'
    ? { ...policy, acrossSchemes: { is: 'by-day', source: 'assumed: test' } }
    : policy;

test('a change of scheme within a stay: each scheme settles its own days', async () => {
  const world = await settlementWorld({ change: byDay });
  const { person, encounter } = await changeOfScheme(world);
  const request = await billRequest(world, encounter);
  const quoted = await world.settlements.quote({ ...request, claimedTotal: null });
  const { settlements } = await world.settlements.settle(request);
  const shown = ({ row }: (typeof settlements)[number]) => {
    const { from, until } = row.document.part;
    const computed = row.document.computed;
    const deductible = computed?.benefit.deductible;
    return [row.scheme, from, until, computed?.input.gate, deductible, row.amounts.pool];
  };
  expect(settlements.map(shown)).toEqual([
    // (10,000.00 − 700.00) × 60 % of residents; nobody insures two days; (15,000.00 − 1,200.00) × 85 %.
    ['resident', '2025-06-01', '2025-06-05', null, 70_000n, 558_000n],
    ['employee', '2025-06-06', '2025-06-07', 'not-insured', 0n, 0n],
    ['employee', '2025-06-08', '2025-06-10', null, 120_000n, 1_173_000n],
  ]);
  expect(quoted.settlements.map(shown)).toEqual(settlements.map(shown));
  const totals = await totalsOf(world, person);
  expect(totals.map(({ scheme, admissions }) => [scheme, admissions])).toEqual([
    ['employee', 1],
    ['resident', 1],
  ]);

  await world.settlements.reverse({
    key: 'R-SCHEMES' as never,
    provider: HOSPITAL,
    person,
    settlement: settlements[0]?.row.id as never,
    reason: '误结',
  });
  expect((await totalsOf(world, person)).map(({ admissions }) => admissions)).toEqual([
    undefined,
    undefined,
  ]);
});

test('a referral concerns the days under the scheme of the admission only', async () => {
  const world = await settlementWorld({ change: byDay });
  const { encounter } = await changeOfScheme(world, true);
  const { settlements } = await world.settlements.settle(await billRequest(world, encounter));
  const deductibles = settlements.map(({ row }) => row.document.computed?.benefit.deductible);
  expect(deductibles).toEqual([0n, 0n, 120_000n]);
});

test('a referral concerns the first period of a long stay only', async () => {
  const inPeriods = (policy: Policy): Policy =>
    policy.benefit === 'general'
      ? { ...policy, settlementPeriod: { days: 10, source: 'assumed: test' } }
      : policy;
  const world = await settlementWorld({ change: inPeriods });
  const person = await addPerson(world);
  const township = await openBill(world, person, { provider: TOWNSHIP, endedOn: '2025-06-01' });
  await world.settlements.settle({
    ...(await billRequest(world, township)),
    provider: TOWNSHIP,
  });
  const stay = { startedOn: '2025-06-01', endedOn: '2025-06-20', lines: { A: '20000.00' } };
  const referred = { referral: 'up', referredFrom: township } as const;
  const encounter = await openBill(world, person, { ...stay, ...referred });
  await world.database.sql(
    'test: two periods',
    `update encounter set bill = '[["2025-06-02",0,0,0,1000000,0],["2025-06-15",0,0,0,1000000,0]]'
     where id = $1`,
    [encounter],
  );
  const { settlements } = await world.settlements.settle(await billRequest(world, encounter));
  const deductibles = settlements.map(({ row }) => row.document.computed?.benefit.deductible);
  // 700.00 less the 200.00 of the township, then an admission of its own.
  expect(deductibles).toEqual([50_000n, 70_000n]);
});

test('elsewhere the scheme of the discharge settles the whole stay', async () => {
  const world = await settlementWorld();
  const { encounter } = await changeOfScheme(world);
  const { settlements } = await world.settlements.settle(await billRequest(world, encounter));
  expect(settlements.map(({ row }) => [row.scheme, row.amounts.total])).toEqual([
    ['employee', 3_000_000n],
  ]);
});

async function totalsOf({ database }: World, person: PersonId) {
  const rows = await database.sql<{ scheme: Scheme; totals: string }>(
    'test: totals by scheme',
    'select scheme, totals from year_to_date where person_id = $1 order by scheme',
    [person],
  );
  return rows.map(({ scheme, totals }) => ({ scheme, ...JSON.parse(totals) }));
}

test('an area that reverses in order only refuses an earlier one', async () => {
  const world = await settlementWorld({
    change: (policy) =>
      policy.benefit === 'general'
        ? { ...policy, earlierReversal: { ...policy.earlierReversal, is: 'refuse' } }
        : policy,
  });
  const person = await addPerson(world);
  const settle = async () =>
    world.settlements.settle(await billRequest(world, await openBill(world, person)));
  const [first] = (await settle()).settlements;
  await settle();
  await expect(
    world.settlements.reverse({
      key: 'R-REFUSED' as never,
      provider: HOSPITAL,
      person,
      settlement: first?.row.id as never,
      reason: '误结',
    }),
  ).rejects.toThrow('settlement.later_exists');
});
