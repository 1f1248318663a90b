import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { testArea } from '../../src/platform/testing.ts';
import type { Reply } from './call.ts';
import { compareRecords } from './compare-records.ts';
import { type Acknowledged, checkReplay, digestOf } from './journal.ts';
import { randomFrom } from './random.ts';
import { findHalfWritten } from './read-stored.ts';
import { runChaos } from './run-chaos.ts';

test('the server is killed, then PostgreSQL: what was acknowledged is there once', async () => {
  const before = temporaryFolders();
  const lines: string[] = [];
  const result = await runChaos({
    rounds: 2,
    seed: 7,
    clients: 8,
    victims: ['server', 'postgres'],
    say: (line) => lines.push(line),
  });
  expect(result.problems).toEqual([]);
  expect(result).toMatchObject({ rounds: 2, serverKills: 1, postgresKills: 1, sound: true });
  expect(result.acknowledged).toBeGreaterThan(8);
  expect(lines).toHaveLength(2);
  expect(temporaryFolders().filter((name) => !before.includes(name))).toEqual([]);
}, 120_000);

const ACKNOWLEDGED: Acknowledged = {
  round: 1,
  call: { path: '/settlements', body: {} },
  transaction: 'settle',
  provider: 'H',
  key: 'K',
  records: [{ id: 'a', figures: '100 60' }],
  digest: '',
};
const REQUEST = { provider: 'H', transaction: 'settle', key: 'K', ids: ['a'] };
const RECORD = { id: 'a', figures: '100 60' };
const GOOD = { requests: [REQUEST], settlements: [RECORD] };

test.each([
  ['nothing', GOOD, { lost: 0, doubled: 0, broken: 0 }],
  ['a lost request', { ...GOOD, requests: [] }, { lost: 1, doubled: 0, broken: 0 }],
  ['a lost record', { ...GOOD, settlements: [] }, { lost: 1, doubled: 0, broken: 0 }],
  [
    'a record nobody was told of',
    { ...GOOD, settlements: [RECORD, { ...RECORD, id: 'b' }] },
    { lost: 0, doubled: 1, broken: 0 },
  ],
  [
    'a request nobody was told of',
    { ...GOOD, requests: [REQUEST, { ...REQUEST, key: 'L' }] },
    { lost: 0, doubled: 1, broken: 0 },
  ],
  [
    'other figures',
    { ...GOOD, settlements: [{ ...RECORD, figures: '100 61' }] },
    { lost: 0, doubled: 0, broken: 1 },
  ],
  [
    'other records',
    { ...GOOD, requests: [{ ...REQUEST, ids: ['c'] }] },
    { lost: 0, doubled: 0, broken: 1 },
  ],
])('the comparison finds %s', (_, stored, expected) => {
  const { lost, doubled, broken } = compareRecords([ACKNOWLEDGED], stored);
  expect({ lost: lost.length, doubled: doubled.length, broken: broken.length }).toEqual(expected);
});

test('a repeated call must get the stored answer', () => {
  const answer = (replayed: boolean, id: string): Reply => ({
    status: 200,
    tries: 1,
    body: { replayed, settlements: [{ id, amounts: {} }] },
  });
  const kept = { ...ACKNOWLEDGED, digest: digestOf(answer(false, 'a')) };
  expect(() => checkReplay(kept, answer(true, 'a'))).not.toThrow();
  expect(() => checkReplay(kept, answer(false, 'a'))).toThrow('done again');
  expect(() => checkReplay(kept, answer(true, 'b'))).toThrow('another answer');
  expect(() => checkReplay(kept, { ...answer(true, 'a'), status: 409 })).toThrow('now 409');
});

test('a write that is only half there is found', async () => {
  const { asOwner } = await testArea();
  expect(await findHalfWritten(asOwner)).toEqual([]);
  await asOwner(
    'test: a year without its settlement',
    `insert into year_to_date values ('P', 'resident', 2025, '{}', 1)`,
  );
  await asOwner(
    'test: a lane',
    `insert into audit_lane values ('00000000-0000-7000-8000-000000000001', now(), '[]', '')`,
  );
  await asOwner(
    'test: a batch without its settlement',
    `insert into audit_batch select id, id, 1, 1, '', '' from audit_lane`,
  );
  expect(await findHalfWritten(asOwner)).toEqual([
    'year version: P resident 2025',
    'audit batch: 00000000-0000-7000-8000-000000000001',
  ]);
});

test('a seed gives the same choices again', () => {
  const draw = () => {
    const random = randomFrom(42);
    return Array.from({ length: 200 }, () => random.below(10));
  };
  expect(draw()).toEqual(draw());
  expect(new Set(draw()).size).toBe(10);
});

function temporaryFolders(): string[] {
  if (!existsSync(tmpdir())) return [];
  return readdirSync(tmpdir()).filter((name) => name.startsWith('yikao-chaos-'));
}
