import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import {
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import { findMemberships } from '../../people/groups/index.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import type { Form } from '../matters/index.ts';
import { addOffices, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { groupEffects } from './index.ts';

const world = await settlementWorld();
const { database } = world;
const figures = loadFigures('matters/figures');
const effects = groupEffects({ ...world, figures });
const ACCOUNT = { holder: '示例人', bank: '示范银行', number: '6200000000000001' };

beforeAll(() => addOffices(database));

async function run(name: string, person: PersonId, form: Form) {
  const facts = await openCase(world, { person, form });
  return { facts, ...(await runEffect(world, effectNamed(effects, name), facts)) };
}

async function settle(person: PersonId, amount: string) {
  const bill = await openBill(world, person, { lines: { A: amount } });
  await world.settlements.settle(await billRequest(world, bill));
}

async function cashOf(person: PersonId): Promise<string> {
  const [row] = await database.sql<{ cash: Money }>(
    'test: cash',
    'select sum(cash)::bigint as cash from settlement where person_id = $1',
    [person],
  );
  return formatYuan(row?.cash ?? (0n as Money));
}

const memberships = async (person: PersonId) =>
  (await findMemberships(database.sql, [person])).get(person) ?? [];

test('a late identity is recorded with its day, recomputed, and what is owed is paid', async () => {
  const person = await addPerson(world);
  await settle(person, '60000.00');
  const before = Number(await cashOf(person));
  const form = {
    group: 'minimum-living',
    startsOn: '2025-01-01',
    decidedOn: '2025-06-20',
    account: ACCOUNT,
  };
  const { result, payment, facts } = await run('group-register', person, form);
  const gained = before - Number(await cashOf(person));
  expect(gained).toBeGreaterThan(0);
  expect(result).toMatchObject({ corrected: '1', due: gained.toFixed(2) });
  expect(payment).toMatchObject({ ...ACCOUNT, from: `due:${person}` });
  expect(formatYuan(payment?.amount as Money)).toBe(gained.toFixed(2));
  expect(await memberships(person)).toEqual([
    {
      personId: person,
      groupCode: 'minimum-living',
      startsOn: '2025-01-01',
      endsOn: null,
      decidedOn: '2025-06-20',
    },
  ]);
  const again = await effectNamed(effects, 'group-register').prepare?.(facts);
  expect(again).toMatchObject({ corrected: 1 });
  expect(await memberships(person)).toHaveLength(1);
  expect(before - Number(await cashOf(person))).toBe(gained);
});

test('without an account what is owed waits, and with nothing settled nothing is', async () => {
  const person = await addPerson(world);
  const form = { group: 'destitute', startsOn: '2025-03-01' };
  const { result, payment } = await run('group-register', person, form);
  expect(result).toMatchObject({ corrected: '0', due: '0.00', group: 'destitute' });
  expect(payment).toBeUndefined();
});

test('an officer is told how many settlements a late identity touches', async () => {
  const person = await addPerson(world);
  await settle(person, '1000.00');
  const hints = (form: Form) =>
    openCase(world, { person, form }).then((facts) =>
      effectNamed(effects, 'group-register').hints?.(database.sql, facts),
    );
  expect(await hints({ group: 'destitute', startsOn: '2025-01-01' })).toEqual([
    { code: 'special-group.late', weight: 'note', facts: { from: '2025-01-01', settlements: '1' } },
  ]);
  expect(await hints({ group: 'destitute', startsOn: '2025-11-20' })).toEqual([]);
});

test('a review ends an identity, or lets it go on', async () => {
  const person = await addPerson(world);
  await run('group-register', person, {
    group: 'destitute',
    startsOn: '2025-01-01',
    endsOn: '2026-01-01',
  });
  await run('group-review', person, {
    group: 'destitute',
    outcome: 'continues',
    endsOn: '2027-01-01',
  });
  expect(await memberships(person)).toMatchObject([{ endsOn: '2027-01-01' }]);
  const { result } = await run('group-review', person, {
    ...{ group: 'destitute', outcome: 'ends', endsOn: '2025-12-01' },
  });
  expect(result).toEqual({ group: 'destitute', outcome: 'ends', endsOn: '2025-12-01' });
  expect(await memberships(person)).toMatchObject([{ endsOn: '2025-12-01' }]);
});

test.each([
  ['special-group.not_a_member', 'low-income', 'ends', '2025-12-31'],
  ['special-group.ends_in_past', 'destitute', 'ends', '2025-11-19'],
  ['special-group.not_longer', 'destitute', 'continues', '2026-01-01'],
  ['special-group.not_sooner', 'destitute', 'ends', '2026-01-02'],
])('%s', async (code, group, said, endsOn) => {
  const person = await addPerson(world);
  await run('group-register', person, {
    group: 'destitute',
    startsOn: '2025-01-01',
    endsOn: '2026-01-01',
  });
  await expect(run('group-review', person, { group, outcome: said, endsOn })).rejects.toThrow(code);
});

test.each([
  ['groups.membership_overlaps', { group: 'destitute', startsOn: '2025-06-01' }],
  [
    'groups.decided_in_future',
    { group: 'low-income', startsOn: '2025-06-01', decidedOn: '2025-12-01' },
  ],
  [
    'groups.ends_before_start',
    { group: 'low-income', startsOn: '2025-06-01', endsOn: '2025-05-01' },
  ],
])('%s', async (code, form) => {
  const person = await addPerson(world);
  await run('group-register', person, { group: 'destitute', startsOn: '2025-01-01' });
  await expect(run('group-register', person, form)).rejects.toThrow(code);
});

test('illness poverty shows its computation and holds from the application', async () => {
  const person = await addPerson(world);
  await settle(person, '60000.00');
  const cash = Number(await cashOf(person));
  const hintFor = async (householdIncome: string) => {
    const facts = await openCase(world, { person, form: { householdIncome } });
    const [hint] =
      (await effectNamed(effects, 'illness-poverty').hints?.(database.sql, facts)) ?? [];
    return hint;
  };
  const exact = (cash * 2).toFixed(2);
  expect(await hintFor(exact)).toMatchObject({
    weight: 'note',
    facts: {
      ...{ from: '2024-11-20', until: '2025-11-20', own: cash.toFixed(2), share: '0.50' },
      ...{ income: exact, threshold: cash.toFixed(2), reached: 'yes' },
    },
  });
  expect(await hintFor((cash * 2 + 0.02).toFixed(2))).toMatchObject({
    weight: 'warning',
    facts: { reached: 'no' },
  });
  const { result } = await run('illness-poverty', person, { householdIncome: exact });
  expect(result).toMatchObject({
    own: cash.toFixed(2),
    startsOn: '2025-11-20',
    endsOn: '2026-11-20',
  });
  expect(result.source).toMatch(/42号/);
  expect(await memberships(person)).toMatchObject([
    { groupCode: 'illness-poverty', startsOn: '2025-11-20', endsOn: '2026-11-20' },
  ]);
});

test('where the area counts from the first payment, what was settled since is computed anew', async () => {
  const own = figures.on('532900' as AreaCode, day('2025-11-20'));
  if (!own) throw new Error('the area has figures');
  const rule = { ...own.illnessPoverty, beginsOn: 'window' as const };
  const other = groupEffects({
    ...world,
    figures: figureShelf([{ ...own, illnessPoverty: rule }]),
  });
  const person = await addPerson(world);
  await settle(person, '90000.00');
  const facts = await openCase(world, { person, form: { householdIncome: '10000.00' } });
  const { result } = await runEffect(world, effectNamed(other, 'illness-poverty'), facts);
  expect(result).toMatchObject({ startsOn: '2024-11-20', corrected: '1' });
  expect(Number(result.due)).toBeGreaterThan(0);
});

test('special-group.no_figures', async () => {
  const person = await addPerson(world);
  const none = groupEffects({ ...world, figures: figureShelf([]) });
  const facts = await openCase(world, { person, form: { householdIncome: '1.00' } });
  await expect(runEffect(world, effectNamed(none, 'illness-poverty'), facts)).rejects.toThrow(
    'special-group.no_figures',
  );
});
