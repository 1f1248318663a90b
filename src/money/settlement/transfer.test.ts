import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId, RequestKey } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';

import type { Answer } from './settlements.ts';
import {
  addGroup,
  addPerson,
  type BillOptions,
  billRequest,
  HOSPITAL,
  joiningTransfers,
  openBill,
  settlementWorld,
  TOWNSHIP,
  type World,
} from './testing.ts';

const COUNTY = 'H-SECONDARY' as ProviderId;

let world: World;
beforeAll(async () => {
  world = await settlementWorld({ change: joiningTransfers });
});

/** A township stay of 1 to 5 June, then a tertiary one that went on from it. */
async function openChain(person: PersonId, first: BillOptions = {}, second: BillOptions = {}) {
  const from = await openBill(world, person, {
    provider: TOWNSHIP,
    endedOn: '2025-06-05',
    lines: { A: '3000.00' },
    ...first,
  });
  const to = await openBill(world, person, {
    startedOn: '2025-06-06',
    endedOn: '2025-06-20',
    lines: { A: '20000.00' },
    referral: 'up',
    referredFrom: from,
    ...second,
  });
  return { from, to };
}

async function settle(encounter: EncounterId): Promise<Answer> {
  return world.settlements.settle(await billRequest(world, encounter));
}

function shown({ settlements }: Answer) {
  return settlements.map(({ row }) => {
    const computed = row.document.computed;
    return {
      deductible: formatYuan(computed?.benefit.deductible ?? expect.fail('a computation')),
      pool: formatYuan(row.amounts.pool),
      transfer: computed?.input.visit.transfer,
    };
  });
}

async function admissionsOf(person: PersonId): Promise<number[]> {
  const rows = await world.database.sql<{ totals: string }>(
    'test: totals',
    'select totals from year_to_date where person_id = $1 order by benefit_year',
    [person],
  );
  return rows.map(({ totals }) => JSON.parse(totals).admissions ?? 0);
}

test('a transfer is one stay: two bills at their own levels, one deductible, one admission', async () => {
  const person = await addPerson(world);
  const { from, to } = await openChain(person);
  // (3,000.00 − 200.00) × 85 %, then 20,000.00 × 60 % without another deductible.
  expect(shown(await settle(from))).toEqual([
    { deductible: '200.00', pool: '2380.00', transfer: undefined },
  ]);
  const request = await billRequest(world, to);
  const quoted = await world.settlements.quote({ ...request, claimedTotal: null });
  const settled = await world.settlements.settle(request);
  expect(shown(settled)).toEqual([
    { deductible: '0.00', pool: '12000.00', transfer: { borne: 20_000n, poolPaid: true } },
  ]);
  expect(shown(quoted)).toEqual(shown(settled));
  expect(await admissionsOf(person)).toEqual([1]);
});

test('where the pool had paid nothing, the next hospital asks the rest of its own deductible', async () => {
  const { from, to } = await openChain(await addPerson(world), { lines: { A: '150.00' } });
  expect(shown(await settle(from))[0]?.pool).toBe('0.00');
  expect(shown(await settle(to))).toEqual([
    { deductible: '550.00', pool: '11670.00', transfer: { borne: 15_000n, poolPaid: false } },
  ]);
});

test('over three hospitals the stay is still one, and knows what all of them bore', async () => {
  const person = await addPerson(world);
  const { from, to } = await openChain(
    person,
    { lines: { A: '150.00' } },
    { provider: COUNTY, endedOn: '2025-06-10', lines: { A: '100.00' } },
  );
  const last = await openBill(world, person, {
    startedOn: '2025-06-10',
    endedOn: '2025-06-20',
    referredFrom: to,
  });
  await settle(from);
  expect(shown(await settle(to))[0]?.deductible).toBe('100.00');
  expect(shown(await settle(last))[0]).toMatchObject({
    deductible: '450.00',
    transfer: { borne: 25_000n, poolPaid: false },
  });
  expect(await admissionsOf(person)).toEqual([1]);
});

test.each<[string, BillOptions, BillOptions]>([
  ['two days later', {}, { startedOn: '2025-06-07' }],
  ['to a hospital outside the area', {}, { outOfArea: true }],
  ['back from outside the area', { outOfArea: true }, {}],
  ['after no stay', { kind: 'outpatient', endedOn: null, startedOn: '2025-06-05' }, {}],
  ['after a stay that no insurance covered', { otherPayer: 'third-party' }, {}],
])('a new stay: %s', async (_, first, second) => {
  const { from, to } = await openChain(await addPerson(world), first, second);
  await settle(from);
  expect(shown(await settle(to))[0]?.transfer).toBeUndefined();
});

test('a first hospital that has not settled, or has taken it back, leaves nothing', async () => {
  const { from, to } = await openChain(await addPerson(world));
  expect(shown(await settle(to))[0]).toMatchObject({ deductible: '700.00', transfer: undefined });
  const other = await openChain(await addPerson(world));
  await reverse(await settle(other.from));
  expect(shown(await settle(other.to))[0]).toMatchObject({ deductible: '700.00' });
  expect(shown(await settle(from))[0]?.deductible).toBe('200.00');
});

test('both bills in one batch: the second sees what the first has just borne', async () => {
  const { from, to } = await openChain(await addPerson(world));
  const requests = [await billRequest(world, from), await billRequest(world, to)];
  const answers = await world.settlements.settleMany(requests);
  const [first, second] = answers.map((answer) =>
    answer instanceof Rejection ? expect.fail(answer.message) : shown(answer)[0]?.deductible,
  );
  expect([first, second]).toEqual(['200.00', '0.00']);
});

test('late recognition computes the second again, and it stays joined', async () => {
  const person = await addPerson(world);
  const { from, to } = await openChain(person);
  await settle(from);
  const second = await settle(to);
  await addGroup(world, person, 'minimum-living');
  const late = await world.settlements.recompute({
    key: 'C-TRANSFER' as RequestKey,
    person,
    scheme: 'resident',
    from: day('2025-06-06'),
    reason: '追溯认定',
  });
  // Aid is new; the deductible of the joined stay is as it was.
  expect(shown(late)[0]).toMatchObject({ deductible: '0.00', transfer: { poolPaid: true } });
  expect(late.settlements.map(({ row }) => row.originalId)).toContain(
    second.settlements[0]?.row.id,
  );
});

test('after a full period the stay that went on is an admission of its own', async () => {
  const joined = world;
  world = await settlementWorld({
    change: (policy) =>
      policy.benefit === 'general'
        ? { ...policy, settlementPeriod: { days: 10, source: 'assumed: test' } }
        : joiningTransfers(policy),
  });
  const { from, to } = await openChain(await addPerson(world), {}, { referral: 'none' });
  await world.database.sql(
    'test: two periods',
    `update encounter set bill =
       '[["2025-06-06",0,0,0,1200000,0],["2025-06-16",0,0,0,800000,0]]' where id = $1`,
    [to],
  );
  await settle(from);
  const parts = shown(await settle(to));
  expect(parts.map(({ deductible }) => deductible)).toEqual(['0.00', '700.00']);
  expect(parts[1]?.transfer).toBeUndefined();
  world = joined;
});

/** As along any referral: what was known when it was settled stands until it is settled again. */
test('taking the first bill back leaves the second as it was joined, and the year counts it', async () => {
  const person = await addPerson(world);
  const { from, to } = await openChain(person);
  const first = await settle(from);
  const second = await settle(to);
  const { settlements } = await reverse(first);
  expect(settlements.map(({ row }) => row.kind)).toEqual(['reversal', 'supplement']);
  expect(settlements[1]?.row.originalId).toBe(second.settlements[0]?.row.id);
  expect(shown({ replayed: false, settlements: settlements.slice(1) })[0]?.deductible).toBe('0.00');
  expect(await admissionsOf(person)).toEqual([1]);
});

async function reverse({ settlements: [first] }: Answer): Promise<Answer> {
  const row = first?.row ?? expect.fail('a settlement');
  return world.settlements.reverse({
    key: `R-${row.id}` as RequestKey,
    provider: row.provider === TOWNSHIP ? TOWNSHIP : HOSPITAL,
    person: row.person,
    settlement: row.id,
    reason: '误结',
  });
}
