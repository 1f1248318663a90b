import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PolicyId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { RunSql, Sql } from '../../platform/sql.ts';
import { type TestArea, testArea } from '../../platform/testing.ts';
import { documentsOf } from './assemble-set.ts';
import { loadPolicies } from './load-policies.ts';
import type { Policy } from './model.ts';
import { createPolicyShelf, type PolicyShelf } from './policy-shelf.ts';
import { proveShelf } from './prove-shelf.ts';

const load = (path: string) => loadPolicies(fileURLToPath(new URL(path, import.meta.url)));
const repository = load('../../../policies');
const fixtures = load('./fixtures');
const dali = repository.filter(({ area }) => area === '532900');
const inpatient = dali.find(({ id }) => id === '532900/resident-inpatient/2025-01-01') as Policy;

let database: TestArea;
let shelf: PolicyShelf;

beforeAll(async () => {
  database = await testArea();
  shelf = createPolicyShelf({ database });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => {
      if (error instanceof Rejection) return error.kind.code;
      throw error;
    },
  );

function counting(sql: Sql) {
  const names: string[] = [];
  const run: RunSql = (name, text, values) => {
    names.push(name);
    return sql(name, text, values);
  };
  const counted: Sql = Object.assign(run, { sealer: sql.sealer });
  return { names, counted };
}

test('before anything is published no day has a policy', async () => {
  expect(await shelf.setOn('resident', day('2025-06-01'))).toBeNull();
  expect(await shelf.list()).toEqual([]);
});

test('publishing is all or nothing, and again changes nothing', async () => {
  const [broken] = fixtures;
  if (!broken) throw new Error('a document of another area');
  expect(await codeOf(shelf.publish([...dali.slice(0, 3), broken], 'clerk'))).toBe(
    'policy.other_area',
  );
  expect(await shelf.list()).toEqual([]);

  const ids = dali.map(({ id }) => id).sort();
  expect(await shelf.publish(dali, 'clerk')).toEqual({ published: ids, unchanged: [] });
  expect(await shelf.publish(dali, 'another')).toEqual({ published: [], unchanged: ids });
  expect((await shelf.get(inpatient.id)).publishedBy).toBe('clerk');
});

test('a published document keeps its content', async () => {
  const changed = { ...inpatient, areaName: '大理州' };
  expect(await codeOf(shelf.publish([changed], 'clerk'))).toBe('policy.published_differs');
  expect((await shelf.get(inpatient.id)).policy).toEqual(inpatient);
  expect(await codeOf(shelf.get('532900/resident-inpatient/1999-01-01'))).toBe(
    'policy.unknown_document',
  );
});

test('the day decides, to the day', async () => {
  const from = day('2026-01-01');
  const next: Policy = { ...inpatient, id: `532900/resident-inpatient/${from}` as PolicyId, from };
  await shelf.publish([next], 'clerk');
  const inpatientOn = async (on: string) =>
    (await shelf.setOn('resident', day(on)))?.visits.inpatient?.from;
  expect(await shelf.setOn('resident', day('2024-12-31'))).toBeNull();
  expect(await inpatientOn('2025-01-01')).toBe('2025-01-01');
  expect(await inpatientOn('2025-12-31')).toBe('2025-01-01');
  expect(await inpatientOn('2026-01-01')).toBe('2026-01-01');
  const rows = await shelf.list({ scheme: 'resident', benefit: 'inpatient' });
  expect(rows.map(({ endsOn }) => endsOn)).toEqual(['2026-01-01', null]);
});

test('a stated end leaves no room for a successor inside it', async () => {
  const outpatient = dali.find(({ id }) => id.startsWith('532900/resident-outpatient')) as Policy;
  const of = (from: string, until: string | null): Policy => ({
    ...outpatient,
    id: `532900/resident-outpatient/${from}` as PolicyId,
    from: day(from),
    until: until === null ? null : day(until),
  });
  await shelf.publish([of('2027-01-01', '2028-01-01')], 'clerk');
  expect(await codeOf(shelf.publish([of('2027-06-01', null)], 'clerk'))).toBe(
    'policy.validity_overlaps',
  );
  const on = async (at: string) =>
    (await shelf.setOn('resident', day(at)))?.visits.outpatient?.from;
  expect(await on('2027-12-31')).toBe('2027-01-01');
  expect(await on('2028-01-01')).toBeUndefined();
});

test('a warm lookup costs one count, on the connection that asks', async () => {
  const connection = await database.connect();
  const { names, counted } = counting(connection.sql);
  const [first, second] = await Promise.all([
    shelf.setOn('resident', day('2025-06-01'), counted),
    shelf.setOn('employee', day('2025-06-01'), counted),
  ]);
  expect(names).toEqual(['policy: count published', 'policy: count published']);
  expect(first?.visits.inpatient?.scheme).toBe('resident');
  expect(second?.largeAmount?.mode).toBe('cost-over-cap');
  expect(await shelf.setOn('resident', day('2025-06-01'), counted)).toBe(first);
  await connection.close();
});

test('a snapshot answers without waiting; what it gave is kept when asked', async () => {
  const { names, counted } = counting(database.sql);
  const batch = createPolicyShelf({ database });
  const taken = await batch.snapshot(counted);
  const set = taken.setOn('resident', day('2025-03-03'));
  expect(taken.setOn('resident', day('2024-12-31'))).toBeNull();
  expect(names).toEqual(['policy: count published', 'policy: all published']);
  await batch.keepSets([set?.hash ?? '', '0'.repeat(64)]);
  expect(await createPolicyShelf({ database }).setByHash(set?.hash ?? '')).toEqual(set);
});

test('a set that a snapshot gave is found by its hash before anything pins it', async () => {
  const fresh = await testArea();
  const first = createPolicyShelf({ database: fresh });
  await first.publish(dali, 'clerk');
  const set = (await first.snapshot()).setOn('resident', day('2025-03-03'));
  expect(await first.setByHash(set?.hash ?? '')).toBe(set);
  const other = createPolicyShelf({ database: fresh });
  await expect(other.setByHash(set?.hash ?? '')).rejects.toThrow(/pinned policy set/);
});

test('what another process publishes is seen at the next lookup', async () => {
  const other = createPolicyShelf({ database });
  const before = await shelf.setOn('resident', day('2030-06-01'));
  const from = day('2030-01-01');
  const id = `532900/resident-inpatient/${from}` as PolicyId;
  await other.publish([{ ...inpatient, id, from }], 'clerk');
  const after = await shelf.setOn('resident', day('2030-06-01'));
  expect(after?.visits.inpatient?.from).toBe(from);
  expect(after?.hash).not.toBe(before?.hash);
});

test('a pinned set is found again by a process that never looked at its day', async () => {
  const set = await shelf.setOn('resident', day('2025-06-01'));
  const later = createPolicyShelf({ database });
  const again = await later.setByHash(set?.hash ?? '');
  expect(again).toEqual(set);
  expect(documentsOf(again).length).toBe(9);
  await expect(later.setByHash('0'.repeat(64))).rejects.toThrow(/pinned policy set/);
});

test('two publish at the same time: each finds what the other did', async () => {
  const racing = await testArea();
  const shelves = [1, 2, 3, 4].map(() => createPolicyShelf({ database: racing }));
  const answers = await Promise.all(shelves.map((each) => each.publish(dali, 'clerk')));
  expect(answers.filter(({ published }) => published.length > 0).length).toBe(1);
  expect(answers.filter(({ unchanged }) => unchanged.length === dali.length).length).toBe(3);
});

test('another area is another schema and its documents, nothing else', async () => {
  const other = await testArea({ area: '990100' as AreaCode });
  const itsShelf = createPolicyShelf({ database: other });
  await itsShelf.publish(fixtures, 'clerk');
  const set = await itsShelf.setOn('resident', day('2025-06-30'));
  expect(set?.area).toBe('990100');
  expect(set?.visits.inpatient?.from).toBe('2025-01-01');
  expect(await codeOf(itsShelf.publish([inpatient], 'clerk'))).toBe('policy.other_area');
});

test('a document changed by hand is found', async () => {
  const proof = await proveShelf(database.sql);
  expect(proof.problems).toEqual([]);
  expect(proof.checked).toBeGreaterThan(dali.length);
  await database.asOwner(
    'test: tamper',
    `update policy set document = replace(document, '0.85', '0.95') where id = $1`,
    [inpatient.id],
  );
  const found = await proveShelf(database.sql);
  expect(found.problems).toEqual([
    { what: 'a policy document differs from its hash', where: inpatient.id },
  ]);
  const fresh = createPolicyShelf({ database });
  await expect(fresh.setOn('resident', day('2025-06-01'))).rejects.toThrow(/has its hash/);
});
