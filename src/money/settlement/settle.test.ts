import { beforeAll, expect, test } from 'vitest';
import type { EncounterId, PersonId, ProviderId, RequestKey } from '../../kernel/ids.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import type { Amounts } from './model.ts';
import type { Answer } from './settlements.ts';
import {
  addAccount,
  addGrant,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  shown,
  TOWNSHIP,
  type World,
} from './testing.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

const figures = ({ settlements: [first] }: Answer) => {
  const { row } = first as Answer['settlements'][number];
  return Object.fromEntries(
    Object.entries(row.amounts)
      .filter(([, amount]) => amount !== 0n)
      .map(([name, amount]) => [name, formatYuan(amount as Amounts['total'])]),
  );
};

test('a bill goes through pool, serious disease and aid in one call', async () => {
  const person = await addPerson(world, { groups: ['minimum-living'] });
  const encounter = await openBill(world, person, { lines: { A: '500000.00' } });
  const answer = await world.settlements.settle(await billRequest(world, encounter));
  expect(figures(answer)).toEqual({
    total: '500000.00',
    pool: '100000.00',
    seriousDisease: '340500.00',
    medicalAid: '41650.00',
    cash: '17850.00',
  });
  const lines = await world.database.sql<{ account: string; amount: bigint }>(
    'test: lines',
    'select account, amount from ledger_line where journal_id = $1 order by seq, amount desc',
    [answer.settlements[0]?.row.id],
  );
  expect(lines).toHaveLength(6);
  expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(0n);
});

test('the year goes on from one settlement to the next', async () => {
  const person = await addPerson(world);
  const first = await world.settlements.settle(
    await billRequest(world, await openBill(world, person)),
  );
  const second = await world.settlements.settle(
    await billRequest(world, await openBill(world, person)),
  );
  expect(figures(first)).toMatchObject({ pool: '17580.00', seriousDisease: '1452.00' });
  expect(figures(second)).toMatchObject({ pool: '17580.00', seriousDisease: '7452.00' });
});

test('the same key gives the stored answer, another body under it is refused', async () => {
  const person = await addPerson(world);
  const request = await billRequest(world, await openBill(world, person));
  const first = await world.settlements.settle(request);
  const again = await world.settlements.settle(request);
  expect(await shown(world, again)).toEqual(await shown(world, { ...first, replayed: true }));
  await expect(world.settlements.settle({ ...request, useOwnAccount: true })).rejects.toThrow(
    'settlement.key_reused',
  );
});

test('a quote gives what the settlement then gives, and records nothing', async () => {
  const person = await addPerson(world);
  const encounter = await openBill(world, person);
  const request = await billRequest(world, encounter);
  const quoted = await world.settlements.quote({ ...request, claimedTotal: null });
  const [row] = await world.database.sql<{ count: bigint }>(
    'test: count',
    'select count(*) as count from settlement where person_id = $1',
    [person],
  );
  expect(row?.count).toBe(0n);
  const settled = await world.settlements.settle(request);
  expect(quoted.settlements[0]?.row.amounts).toEqual(settled.settlements[0]?.row.amounts);
});

test('a trial is possible on any day of a stay, a settlement only after it', async () => {
  const person = await addPerson(world);
  const encounter = await openBill(world, person, { endedOn: null });
  const request = await billRequest(world, encounter);
  const { settlements } = await world.settlements.quote({ ...request, claimedTotal: null });
  expect(settlements[0]?.row.document.part).toMatchObject({
    from: '2025-06-01',
    until: '2025-11-20',
  });
  expect(formatYuan(settlements[0]?.row.amounts.pool ?? yuan('0'))).toBe('17580.00');
  await expect(world.settlements.settle(request)).rejects.toThrow('settlement.not_discharged');
});

test('own account pays before relatives, relatives before cash', async () => {
  const father = await addPerson(world, { scheme: 'employee' });
  const child = await addPerson(world);
  await addAccount(world, father, '1000.00');
  await addGrant(world, father, child, '100.00');
  const bill = await openBill(world, child, { kind: 'outpatient', lines: { A: '186.50' } });
  const answer = await world.settlements.settle(
    await billRequest(world, bill, { useMutualAid: true, useOwnAccount: true }),
  );
  expect(figures(answer)).toEqual({ total: '186.50', mutualAid: '100.00', cash: '86.50' });
  const [account] = await world.database.sql(
    'test: account of',
    'select balance, held from personal_account where person_id = $1',
    [father],
  );
  expect(account).toEqual({ balance: 90_000n, held: 0n });
});

test.each<[string, (person: PersonId) => Promise<string>]>([
  [
    'not-insured',
    async (person) => {
      await world.database.sql(
        'test: end coverage',
        `update coverage set ends_on = '2025-06-01' where person_id = $1`,
        [person],
      );
      return openBill(world, person);
    },
  ],
  ['third-party', (person) => openBill(world, person, { otherPayer: 'third-party' })],
  ['work-injury', (person) => openBill(world, person, { otherPayer: 'work-injury' })],
  ['public-health', (person) => openBill(world, person, { otherPayer: 'public-health' })],
  ['overseas', (person) => openBill(world, person, { otherPayer: 'overseas' })],
  ['wrong-scheme', (person) => openBill(world, person, { scheme: 'employee' })],
  [
    'provider-not-contracted',
    (person) => openBill(world, person, { provider: 'H-NONE' as ProviderId }),
  ],
  [
    'disease-not-recognised',
    (person) => openBill(world, person, { kind: 'special', disease: 'uremia' }),
  ],
])('%s: no fund pays, the bill is recorded with the reason', async (reason, open) => {
  const person = await addPerson(world);
  const encounter = (await open(person)) as EncounterId;
  const answer = await world.settlements.settle(await billRequest(world, encounter));
  expect(figures(answer)).toEqual({ total: '30000.00', cash: '30000.00' });
  expect(answer.settlements[0]?.row.document.computed?.input.gate).toBe(reason);
});

test.each(['waiting', 'arrears'])('%s: the period stands against any fund', async (standing) => {
  const other = await addPerson(world);
  await world.database.sql(
    'test: end first',
    `update coverage set ends_on = '2025-01-01' where person_id = $1`,
    [other],
  );
  await world.database.sql(
    'test: standing',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'resident', $3, '2025-01-01')`,
    [world.ids.next(), other, standing],
  );
  const answer = await world.settlements.settle(
    await billRequest(world, await openBill(world, other)),
  );
  expect(figures(answer)).toEqual({ total: '30000.00', cash: '30000.00' });
  expect(answer.settlements[0]?.row.document.computed?.input.gate).toBe(standing);
});

test.each<[string, () => Promise<unknown>]>([
  [
    'encounter.unknown_encounter',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      const request = await billRequest(world, bill);
      return world.settlements.settle({ ...request, encounter: 'none' as EncounterId });
    },
  ],
  [
    'enrolment.unknown_person',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      const request = await billRequest(world, bill);
      return world.settlements.settle({ ...request, person: 'nobody' as PersonId });
    },
  ],
  [
    'provider.unknown_provider',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      const request = await billRequest(world, bill);
      return world.settlements.settle({ ...request, provider: 'nowhere' as ProviderId });
    },
  ],
  [
    'settlement.not_this_person',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      const request = await billRequest(world, bill);
      return world.settlements.settle({ ...request, person: await addPerson(world) });
    },
  ],
  [
    'settlement.not_this_provider',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      return world.settlements.settle(await billRequest(world, bill, { provider: TOWNSHIP }));
    },
  ],
  [
    'settlement.already_settled',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      await world.settlements.settle(await billRequest(world, bill));
      return world.settlements.settle(await billRequest(world, bill));
    },
  ],
  [
    'settlement.not_discharged',
    async () => {
      const bill = await openBill(world, await addPerson(world), { endedOn: null });
      return world.settlements.settle(await billRequest(world, bill));
    },
  ],
  [
    'settlement.total_differs',
    async () => {
      const bill = await openBill(world, await addPerson(world));
      const claimedTotal = yuan('30000.01');
      return world.settlements.settle(await billRequest(world, bill, { claimedTotal }));
    },
  ],
  [
    'settlement.empty_bill',
    async () => {
      const person = await addPerson(world);
      const bill = await openBill(world, person);
      await world.database.sql(
        'test: empty',
        `update encounter set bill = '[]', bill_total = 0, charge_count = 0 where id = $1`,
        [bill],
      );
      return world.settlements.settle(await billRequest(world, bill));
    },
  ],
  [
    'settlement.policy_missing',
    async () => {
      const bill = await openBill(world, await addPerson(world), {
        startedOn: '2023-06-01',
        endedOn: '2023-06-10',
      });
      return world.settlements.settle(await billRequest(world, bill));
    },
  ],
])('refused: %s', async (code, attempt) => {
  await expect(attempt()).rejects.toThrow(code);
});

test('fifty settlements of one person at once follow one another, none is lost', async () => {
  const person = await addPerson(world);
  const bills: EncounterId[] = [];
  for (let n = 0; n < 50; n++) {
    bills.push(await openBill(world, person, { lines: { A: '1000.00' } }));
  }
  const requests = await Promise.all(bills.map((bill) => billRequest(world, bill)));
  const answers = await Promise.all(
    // Each is sent three times: the copies get the one answer.
    [...requests, ...requests, ...requests].map((request) => world.settlements.settle(request)),
  );
  expect(new Set(answers.map(({ settlements: [s] }) => s?.row.id)).size).toBe(50);
  const versions = await world.database.sql<{ version: bigint }>(
    'test: versions',
    'select year_version as version from settlement where person_id = $1 order by 1',
    [person],
  );
  expect(versions.map(({ version }) => version)).toEqual(
    Array.from({ length: 50 }, (_, n) => BigInt(n + 1)),
  );
  const [year] = await world.database.sql<{ totals: string; version: bigint }>(
    'test: year',
    'select totals, version from year_to_date where person_id = $1',
    [person],
  );
  expect(year?.version).toBe(50n);
  expect(JSON.parse(year?.totals ?? '{}')).toMatchObject({ admissions: 50 });
});

test('settlements of fifty people at once share batches', async () => {
  const requests = await Promise.all(
    Array.from({ length: 50 }, async () =>
      billRequest(world, await openBill(world, await addPerson(world))),
    ),
  );
  const answers = await Promise.all(requests.map((r) => world.settlements.settle(r)));
  const batches = new Set(answers.map(({ settlements: [s] }) => s?.row.batch));
  expect(batches.size).toBeLessThan(25);
});

test('two servers settle the same people at once: each settlement once, totals exact', async () => {
  const { createSettlements } = await import('./settlements.ts');
  const other = createSettlements({ ...world });
  const people = await Promise.all(Array.from({ length: 5 }, () => addPerson(world)));
  const requests = [];
  for (const person of people) {
    for (let n = 0; n < 8; n++) {
      requests.push(
        await billRequest(world, await openBill(world, person, { lines: { A: '9000.00' } })),
      );
    }
  }
  const retry = async (settle: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      try {
        return await settle();
      } catch (error) {
        if ((error as Error).name !== 'Outage') throw error;
      }
    }
  };
  const answers = await Promise.all(
    requests.flatMap((request) => [
      retry(() => world.settlements.settle(request)),
      retry(() => other.settle(request)),
    ]),
  );
  await other.close();
  expect(new Set(answers.map(({ settlements: [s] }) => s?.row.id)).size).toBe(40);
  const years = await world.database.sql<{ version: bigint }>(
    'test: years of',
    'select version from year_to_date where person_id = any($1)',
    [people],
  );
  expect(years.map(({ version }) => version)).toEqual([8n, 8n, 8n, 8n, 8n]);
});

test('a key is one provider’s: another provider may use the same', async () => {
  const key = 'SHARED' as RequestKey;
  const here = await billRequest(world, await openBill(world, await addPerson(world)), { key });
  const there = await billRequest(
    world,
    await openBill(world, await addPerson(world), { provider: TOWNSHIP }),
    { key },
  );
  const [a, b] = [await world.settlements.settle(here), await world.settlements.settle(there)];
  expect(a.settlements[0]?.row.id).not.toBe(b.settlements[0]?.row.id);
});
