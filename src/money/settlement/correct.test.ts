import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { Answer, NamedSettlement } from './settlements.ts';
import {
  addAccount,
  addGrant,
  addGroup,
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
  shown,
  type World,
} from './testing.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

let keys = 0;
const key = () => `R${++keys}` as RequestKey;
const only = ({ settlements: [first] }: Answer) => (first as NamedSettlement).row;

async function settleNew(person: PersonId, amount: string) {
  const bill = await openBill(world, person, { lines: { A: amount } });
  return only(await world.settlements.settle(await billRequest(world, bill)));
}

async function totalsOf(person: PersonId) {
  const rows = await world.database.sql<{ totals: string }>(
    'test: totals',
    'select totals from year_to_date where person_id = $1',
    [person],
  );
  return rows.map(({ totals }) => totals);
}

test('the latest is reversed by its mirror and restores the totals byte for byte', async () => {
  const person = await addPerson(world);
  await settleNew(person, '30000.00');
  const before = await totalsOf(person);
  const second = await settleNew(person, '30000.00');
  const mirror = only(
    await world.settlements.reverse({
      key: key(),
      provider: HOSPITAL,
      person,
      settlement: second.id,
      reason: '费用录错',
    }),
  );
  expect(await totalsOf(person)).toEqual(before);
  expect(formatYuan(mirror.amounts.pool)).toBe('-17580.00');
  expect(formatYuan(mirror.amounts.seriousDisease)).toBe('-7452.00');
  const third = await settleNew(person, '20000.00');
  expect(formatYuan(third.amounts.seriousDisease)).toBe('5052.00');
});

test('a reversed encounter can be settled again', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person);
  const first = only(await world.settlements.settle(await billRequest(world, bill)));
  const request = {
    key: key(),
    provider: HOSPITAL,
    person,
    settlement: first.id,
    reason: '更正',
  };
  const reversed = await world.settlements.reverse(request);
  const repeated = await world.settlements.reverse(request);
  expect(await shown(world, repeated)).toEqual(await shown(world, { ...reversed, replayed: true }));
  await expect(world.settlements.reverse({ ...request, key: key() })).rejects.toThrow(
    'settlement.already_reversed',
  );
  const again = only(await world.settlements.settle(await billRequest(world, bill)));
  expect(again.amounts).toEqual(first.amounts);
});

test('an earlier one by the area’s rule: later ones are computed again, differences posted', async () => {
  const person = await addPerson(world);
  const first = await settleNew(person, '30000.00');
  const second = await settleNew(person, '30000.00');
  const answer = await world.settlements.reverse({
    key: key(),
    provider: HOSPITAL,
    person,
    settlement: first.id,
    reason: '误结',
  });
  expect(answer.settlements.map(({ row }) => row.kind)).toEqual(['reversal', 'supplement']);
  const supplement = answer.settlements[1]?.row;
  expect(supplement?.originalId).toBe(second.id);
  expect(formatYuan(supplement?.amounts.seriousDisease ?? (0n as never))).toBe('-6000.00');
  expect(formatYuan(supplement?.amounts.cash ?? (0n as never))).toBe('6000.00');
});

test('a reversal gives every account and quota back just what it gave', async () => {
  const father = await addPerson(world, { scheme: 'employee' });
  const child = await addPerson(world);
  await addAccount(world, father, '500.00');
  await addGrant(world, father, child, '300.00');
  const bill = await openBill(world, child, { kind: 'outpatient', lines: { A: '186.50' } });
  const settled = only(
    await world.settlements.settle(await billRequest(world, bill, { useMutualAid: true })),
  );
  await world.settlements.reverse({
    key: key(),
    provider: HOSPITAL,
    person: child,
    settlement: settled.id,
    reason: '退费',
  });
  const [account] = await world.database.sql(
    'test: giver',
    `select balance, held, quota_left from personal_account
     join mutual_aid on giver_id = person_id where person_id = $1`,
    [father],
  );
  expect(account).toEqual({ balance: 50_000n, held: 30_000n, quota_left: 30_000n });
});

test('late recognition computes the year again and posts what is owed, editing nothing', async () => {
  const person = await addPerson(world);
  await settleNew(person, '28950.00');
  await addGroup(world, person, 'minimum-living', '2025-01-01');
  await world.database.sql(
    'test: late',
    `update group_membership set ends_on = '2025-01-02' where person_id = $1`,
    [person],
  );
  const second = await settleNew(person, '48950.00');
  await world.database.sql(
    'test: valid',
    'update group_membership set ends_on = null where person_id = $1',
    [person],
  );
  const request = {
    key: key(),
    person,
    scheme: 'resident',
    from: day('2025-01-01'),
    reason: '7月认定低保，自1月1日起',
  } as const;
  const answer = await world.settlements.recompute(request);
  const sums = answer.settlements.map(({ row }) => [
    formatYuan(row.amounts.seriousDisease),
    formatYuan(row.amounts.medicalAid),
  ]);
  // First: 4,550.00 instead of 1,200.00; second: f(32,000) - f(12,000) at the tilt, and aid.
  expect(sums[0]).toEqual(['3350.00', '5215.00']);
  expect(answer.settlements[1]?.row.originalId).toBe(second.id);
  const repeated = await world.settlements.recompute(request);
  expect(await shown(world, repeated)).toEqual(await shown(world, { ...answer, replayed: true }));
  await expect(world.settlements.recompute({ ...request, key: key() })).resolves.toMatchObject({
    settlements: [],
  });
});

test.each([
  ['settlement.unknown_settlement', '01900000-0000-7000-8000-000000000000'],
  ['settlement.not_reversible', 'the mirror'],
])('refused: %s', async (code, which) => {
  const person = await addPerson(world);
  const settled = await settleNew(person, '1000.00');
  const request = {
    key: key(),
    provider: HOSPITAL,
    person,
    settlement: settled.id,
    reason: '测试',
  };
  const mirror = only(await world.settlements.reverse(request));
  const settlement = which === 'the mirror' ? mirror.id : (which as typeof mirror.id);
  await expect(world.settlements.reverse({ ...request, key: key(), settlement })).rejects.toThrow(
    code,
  );
});

test('refused: there is nothing to compute again', async () => {
  const person = await addPerson(world);
  await expect(
    world.settlements.recompute({
      key: key(),
      person,
      scheme: 'resident',
      from: day('2025-01-01'),
      reason: '无',
    }),
  ).rejects.toThrow('settlement.nothing_to_recompute');
});
