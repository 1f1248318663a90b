import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import type { WouldDiffer } from '../../money/settlement/index.ts';
import {
  addGroup,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import { remedy, resumeAudits, startAudit, workAudit } from './audit.ts';
import { findMissed } from './find-missed.ts';
import { listFindings, listRuns, sumFindings } from './store.ts';

const world = await settlementWorld();
const { database } = world;
const page = { limit: 50, offset: 0 };
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const asked = (key: string, from = '2025-01-01', until = '2026-01-01') => ({
  key,
  from,
  until,
  by: 'o.1',
});

async function settled(person: PersonId, amount: string, month = '05') {
  const [startedOn, endedOn] = [`2025-${month}-01`, `2025-${month}-10`];
  const bill = await openBill(world, person, { lines: { A: amount }, startedOn, endedOn });
  await world.settlements.settle(await billRequest(world, bill));
}

async function sumsOf(person: PersonId) {
  const [row] = await database.sql<{ cash: bigint }>(
    'test: cash of',
    `select coalesce(sum(cash), 0)::bigint as cash from settlement where person_id = $1 and kind = 'supplement'`,
    [person],
  );
  return row?.cash;
}

test('a tilt that was missed is found with its fen, and the remedy posts just that', async () => {
  const missed = await addPerson(world);
  const right = await addPerson(world, { groups: ['minimum-living'] });
  const plain = await addPerson(world);
  for (const person of [missed, right, plain]) await settled(person, '60000.00');
  await addGroup(world, missed, 'minimum-living', '2025-03-01');

  const run = await startAudit(world, asked('first'));
  expect(await startAudit(world, asked('first'))).toBe(run);
  await expect(remedy(world, { run, person: missed, by: 'o.1' })).rejects.toEqual(
    refused('tilt.still_running'),
  );
  await resumeAudits(world);
  await workAudit(world, run);
  const { rows, total } = await listFindings(database.sql, run, {
    ...page,
    provider: null,
    person: null,
  });
  expect(rows.map(({ person, kind }) => [person, kind])).toEqual([[missed, 'missed']]);
  expect([total, rows[0]?.groupsThen, rows[0]?.groupsNow]).toEqual([1, '', 'minimum-living']);
  const owed = rows.reduce((all, one) => all + one.owed, 0n);
  expect(owed > 0n).toBe(true);
  const [byProvider] = await sumFindings(database.sql, run, { ...page, by: 'provider' });
  const [byPerson] = await sumFindings(database.sql, run, { ...page, by: 'person' });
  expect([byProvider?.owed, byPerson?.owed]).toEqual([owed, owed]);

  const done = await remedy(world, { run, person: missed, by: 'o.1' });
  expect([done.corrected, done.due]).toEqual([1, owed]);
  expect(await sumsOf(missed)).toBe(-owed);
  expect(await remedy(world, { run, person: missed, by: 'o.2' })).toEqual(done);
  expect(await sumsOf(missed)).toBe(-owed);
  const second = await startAudit(world, asked('second'));
  await workAudit(world, second);
  expect((await listRuns(database.sql, page)).map(({ state, found }) => [state, found])).toEqual([
    ['done', 0],
    ['done', 1],
  ]);
});

test('a lesser identity is found; one that began after the benefit day is not', async () => {
  const lesser = await addPerson(world, { groups: ['minimum-living'] });
  const later = await addPerson(world);
  for (const person of [lesser, later]) await settled(person, '60000.00');
  await addGroup(world, lesser, 'destitute', '2025-01-01');
  await addGroup(world, later, 'destitute', '2025-06-01');
  const run = await startAudit(world, asked('lesser'));
  await workAudit(world, run);
  const { rows } = await listFindings(database.sql, run, { ...page, provider: null, person: null });
  expect(rows.map(({ person, groupsThen, groupsNow }) => [person, groupsThen, groupsNow])).toEqual([
    [lesser, 'minimum-living', 'destitute minimum-living'],
  ]);
});

test('a run goes on where a killed process left it, and finds the same', async () => {
  const people = [await addPerson(world), await addPerson(world), await addPerson(world)];
  for (const person of people) {
    await settled(person, '50000.00', '08');
    await addGroup(world, person, 'minimum-living', '2025-07-01');
  }
  const run = await startAudit(world, asked('killed', '2025-08-01', '2025-09-01'));
  // As a process leaves it that is killed after the first persons: what was looked at is kept and not looked at again.
  await database.asOwner(
    'test: half a run',
    `update tilt_run set reached = '${people[0]}' where id = '${run}'`,
  );
  await workAudit(world, run);
  const { rows } = await listFindings(database.sql, run, { ...page, provider: null, person: null });
  expect(rows.map(({ person }) => person)).toEqual(people.slice(1));
});

test.each([
  ['tilt.not_a_period', () => startAudit(world, asked('p', '2025-02-30'))],
  ['tilt.not_a_period', () => startAudit(world, asked('p', '2025-03-01', '2025-03-01'))],
  ['tilt.key_used', () => startAudit(world, asked('first', '2025-02-01'))],
  [
    'tilt.unknown_run',
    () => remedy(world, { run: world.ids.next(), person: 'P1' as PersonId, by: 'o' }),
  ],
])('%s', async (code, call) => {
  await expect(call()).rejects.toEqual(refused(code));
});

test('of somebody of whom nothing was found nothing is computed anew', async () => {
  const [run] = await listRuns(database.sql, { limit: 1, offset: 0 });
  await expect(
    remedy(world, { run: run?.id ?? '', person: 'nobody' as PersonId, by: 'o' }),
  ).rejects.toEqual(refused('tilt.no_finding'));
});

test('what rests on a missed one is found with it, and what differs for another reason is not', () => {
  const spent = { total: 0n, pool: 100n, largeAmount: 0n, seriousDisease: 0n, medicalAid: 0n };
  const amounts = { ...spent, ownAccount: 0n, mutualAid: 0n, cash: -100n, hospital: 0n };
  const one = (id: string, benefitYear: number, groupsNow: string[]) => {
    const original = { id, benefitYear, scheme: 'resident' };
    return { original, amounts, groupsThen: [], groupsNow } as unknown as WouldDiffer;
  };
  const found = findMissed([
    ...[one('a', 2025, ['destitute']), one('b', 2025, []), one('c', 2024, [])],
  ]);
  expect(found.map(({ settlement, kind, cash, funds }) => [settlement, kind, cash, funds])).toEqual(
    [
      ['a', 'missed', 100n, 100n],
      ['b', 'follows', 100n, 100n],
    ],
  );
});
