import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/days.ts';
import { type GeneralPolicy, loadPolicies, type Policy } from '../../rules/policy/index.ts';
import { cutStay } from './cut-stay.ts';
import { addPerson, billRequest, HOSPITAL, openBill, settlementWorld } from './testing.ts';

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
  cutStay(stay, policy).map(({ from, until, continued }) => [from, until, continued]);

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

const splitting = (policy: Policy): Policy =>
  policy.benefit === 'general' ? reading('split', null) : policy;

test('a stay over New Year: two years, one deductible; reversed together', async () => {
  const backdated = (policy: Policy): Policy => ({
    ...splitting(policy),
    from: day('2024-01-01'),
    id: policy.id.replace('2025-01-01', '2024-01-01') as Policy['id'],
  });
  const world = await settlementWorld({
    change: (policy) => (policy.scheme === 'resident' ? backdated(policy) : policy),
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
