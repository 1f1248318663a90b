import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { closeDays } from '../../money/ledger/index.ts';
import {
  addAccount,
  addGrant,
  addGroup,
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import type { Policy } from '../../rules/policy/index.ts';
import type { CheckName } from './model.ts';
import { verify } from './verify.ts';

let world: World;
const found: { settlement: string; person: PersonId } = { settlement: '', person: '' as PersonId };

async function settle(person: PersonId, amount: string) {
  const bill = await openBill(world, person, { lines: { A: amount, B: '100.05', C: '33.10' } });
  const request = await billRequest(world, bill, { useOwnAccount: true, useMutualAid: true });
  const { settlements } = await world.settlements.settle(request);
  return settlements[0]?.row ?? expect.fail('a settlement');
}

/** Dali with readings that leave more in a record: joined transfers, and schemes by day. */
const otherReadings = (policy: Policy): Policy => {
  if (policy.benefit === 'general') {
    return { ...policy, acrossSchemes: { is: 'by-day', source: 'assumed: test' } };
  }
  if (policy.benefit !== 'inpatient') return policy;
  const transfer = { is: 'one-stay', withinDays: 1, source: 'assumed: test' } as const;
  return { ...policy, deductible: { ...policy.deductible, transfer } };
};

/** A stay, and the one that goes on from it, in which the person becomes an employee. */
async function transferAndChangeScheme() {
  const person = await addPerson(world);
  await world.database.sql(
    'test: employee from',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'employee', 'covered', '2025-06-15')`,
    [world.ids.next(), person],
  );
  const from = await openBill(world, person);
  const to = await openBill(world, person, {
    startedOn: '2025-06-11',
    endedOn: '2025-06-20',
    referredFrom: from,
  });
  for (const bill of [from, to]) await world.settlements.settle(await billRequest(world, bill));
  const rows = await world.database.sql<{ document: string }>(
    'test: documents',
    'select document from settlement where person_id = $1 order by id',
    [person],
  );
  expect(rows.map(({ document }) => document.includes('"transfer"'))).toEqual([false, true, false]);
}

beforeAll(async () => {
  world = await settlementWorld({ change: otherReadings });
  const poor = await addPerson(world, { groups: ['minimum-living'] });
  const father = await addPerson(world, { scheme: 'employee' });
  const child = await addPerson(world);
  await addAccount(world, father, '2000.00');
  await addGrant(world, father, child, '800.00');
  for (const person of [poor, father, child]) {
    await settle(person, '28950.00');
    await settle(person, '48950.00');
  }
  const first = await settle(child, '1000.00');
  await settle(child, '2000.00');
  await world.settlements.reverse({
    key: 'R1' as RequestKey,
    provider: HOSPITAL,
    person: child,
    settlement: first.id,
    reason: '误结',
  });
  await addGroup(world, child, 'minimum-living');
  await world.settlements.recompute({
    key: 'C1' as RequestKey,
    person: child,
    scheme: 'resident',
    from: day('2025-01-01'),
    reason: '追溯认定',
  });
  await transferAndChangeScheme();
  found.settlement = (await settle(poor, '7000.00')).id;
  found.person = poor;
  await closeDays(world.database, day('2025-11-21'));
});

test('a database that only the program wrote is sound, and verify says what it looked at', async () => {
  const report = await verify(world);
  expect(
    report.checks.flatMap(({ name, problems }) => problems.map((p) => ({ name, ...p }))),
  ).toEqual([]);
  expect(report.sound).toBe(true);
  for (const { name, checked } of report.checks) {
    // These have tests of their own, such as `payments.test.ts`, `kept-records.test.ts` and `wallets.test.ts`.
    const elsewhere = [
      'payments',
      'person-payments',
      'settlement-lists',
      'clinical-documents',
      'filings',
      'wallets',
      'premiums',
      'one-thing',
      'feeds',
      'tilt-findings',
      'cases',
    ];
    if (!elsewhere.includes(name))
      expect({ name, seen: checked > 0 }).toEqual({ name, seen: true });
  }
});

let changes = 0;

/** Changes one thing by hand as the owner of the tables, verifies, and puts it back. */
async function tampered(change: string, back: string): Promise<readonly CheckName[]> {
  changes += 1;
  await world.database.asOwner(`tamper ${changes}`, change);
  const report = await verify(world);
  await world.database.asOwner(`mend ${changes}`, back);
  return report.checks.filter((check) => check.found > 0).map(({ name }) => name);
}

test.each<[string, CheckName[], () => [string, string]]>([
  [
    'an amount moved from cash to the pool',
    ['settlement-rows', 'settlement-results'],
    () => [
      `update settlement set pool = pool + 1, cash = cash - 1 where id = '${found.settlement}'`,
      `update settlement set pool = pool - 1, cash = cash + 1 where id = '${found.settlement}'`,
    ],
  ],
  [
    'a document',
    ['settlement-rows', 'settlement-results'],
    () => [
      `update settlement set document = replace(document, '"level":"tertiary"', '"level":"primary"') where id = '${found.settlement}'`,
      `update settlement set document = replace(document, '"level":"primary"', '"level":"tertiary"') where id = '${found.settlement}'`,
    ],
  ],
  [
    'a transfer',
    ['journals'],
    () => [
      `update transfer set amount = amount + 1 where journal_id = '${found.settlement}' and seq = 1`,
      `update transfer set amount = amount - 1 where journal_id = '${found.settlement}' and seq = 1`,
    ],
  ],
  [
    'a transfer of nobody',
    ['journals'],
    () => [
      `insert into transfer values ('01900000-0000-7000-8000-000000000001', 1, '2025-01-01', 'fund:x', 'payable:x', 5)`,
      `delete from transfer where debit = 'fund:x'`,
    ],
  ],
  [
    'the totals of a year',
    ['year-to-date'],
    () => [
      `update year_to_date set totals = replace(totals, '"admissions":3', '"admissions":2') where person_id = '${found.person}'`,
      `update year_to_date set totals = replace(totals, '"admissions":2', '"admissions":3') where person_id = '${found.person}'`,
    ],
  ],
  [
    'a balance',
    ['own-accounts'],
    () => [
      'update personal_account set balance = balance + 100',
      'update personal_account set balance = balance - 100',
    ],
  ],
  [
    'a quota',
    ['own-accounts'],
    () => [
      'update mutual_aid set quota_left = quota_left + 1',
      'update mutual_aid set quota_left = quota_left - 1',
    ],
  ],
  [
    'a link of the audit chain',
    ['audit-chain'],
    () => [
      `update audit_batch set hash = reverse(hash) where id = (select min(id::text)::uuid from audit_batch)`,
      `update audit_batch set hash = reverse(hash) where id = (select min(id::text)::uuid from audit_batch)`,
    ],
  ],
  [
    'the lane of an audit chain',
    ['audit-chain'],
    () => [
      `update audit_lane set id = '00000000-0000-7000-8000-000000000000' where id = (select lane_id from audit_batch limit 1)`,
      `update audit_lane set id = (select lane_id from audit_batch b where not exists
         (select from audit_lane l where l.id = b.lane_id) limit 1) where id = '00000000-0000-7000-8000-000000000000'`,
    ],
  ],
  [
    'a closed day',
    ['ledger-days'],
    () => [
      `update ledger_day set debits = debits + 1 where account = 'fund:resident:pool'`,
      `update ledger_day set debits = debits - 1 where account = 'fund:resident:pool'`,
    ],
  ],
  [
    'a charge line',
    ['charges'],
    () => [
      `update charge_upload set lines = replace(lines, '33.10', '33.11')`,
      `update charge_upload set lines = replace(lines, '33.11', '33.10')`,
    ],
  ],
  [
    'a request',
    ['requests'],
    () => [
      `update request set settlement_ids = '[]' where settlement_ids like '%${found.settlement}%'`,
      `update request set settlement_ids = '["${found.settlement}"]' where settlement_ids = '[]' and transaction = 'settle'`,
    ],
  ],
  [
    'the person of an encounter',
    ['encounters'],
    () => [
      `update encounter set person_id = 'nobody ' || person_id where settlement_id = '${found.settlement}'`,
      `update encounter set person_id = substr(person_id, 8) where person_id like 'nobody %'`,
    ],
  ],
  [
    'the encounter of an upload',
    ['encounters', 'charges'],
    () => [
      `update charge_upload set encounter_id = 'none ' || encounter_id`,
      `update charge_upload set encounter_id = substr(encounter_id, 6)`,
    ],
  ],
  [
    'the settlement of an encounter',
    ['encounters'],
    () => [
      `update encounter set settlement_id = null where settlement_id = '${found.settlement}'`,
      `update encounter e set settlement_id = s.id from settlement s where s.id = '${found.settlement}' and e.id = s.encounter_id`,
    ],
  ],
])('finds %s changed by hand', async (_, names, changes) => {
  const [change, back] = changes();
  expect(await tampered(change, back)).toEqual(expect.arrayContaining(names));
  expect((await verify(world)).sound).toBe(true);
});

test('finds a record that is gone: in its chain, its year, its encounter', async () => {
  const copy = `create temp table gone as select * from settlement where id = '${found.settlement}'`;
  await world.database.asOwner('copy row', copy);
  const names = await tampered(
    `delete from settlement where id = '${found.settlement}'`,
    'insert into settlement select * from gone',
  );
  expect(names).toEqual(
    expect.arrayContaining(['audit-chain', 'year-to-date', 'journals', 'requests', 'encounters']),
  );
});

test('finds a policy document changed after it was pinned', async () => {
  const names = await tampered(
    `update policy set document = replace(document, '100000.00', '200000.00') where benefit = 'inpatient' and scheme = 'resident'`,
    `update policy set document = replace(document, '200000.00', '100000.00') where benefit = 'inpatient' and scheme = 'resident'`,
  );
  expect(names).toContain('policies');
});
