import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkPapers, findSameFiles, removeExpired } from './index.ts';
import { addSheet, hashOf, JPEG, makeCase, PNG } from './testing.ts';
import {
  accesses,
  database,
  deps,
  read,
  readers,
  rowsOf,
  send,
  time,
  vault,
} from './testing-server.ts';

test('a paper is shown as what it is, to whoever may read the case, and noted', async () => {
  const { body } = await send(JPEG);
  const caseId = await makeCase(database.asOwner, { person: 'T-1' });
  await addSheet(database.asOwner, { caseId, file: body.file });
  accesses.length = 0;
  readers.set(caseId, ['clerk']);
  const shown = await read(`/cases/${caseId}/papers/1`, 'clerk');
  expect(Buffer.from(await shown.arrayBuffer()).equals(JPEG)).toBe(true);
  const headers = Object.fromEntries(shown.headers);
  expect(headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(JPEG.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-disposition': "inline; filename*=UTF-8''%E5%8F%91%E7%A5%A8%201.jpg",
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none';.* sandbox$/);
  expect(accesses).toMatchObject([
    { actor: 'clerk', person: 'T-1', action: 'GET /cases/:id/papers/:seq' },
  ]);
  for (const key of ['township', 'elsewhere', 'inspector']) {
    const refused = await read(`/cases/${caseId}/papers/1`, key);
    expect([key, refused.status]).toEqual([key, 404]);
  }
  expect((await read(`/cases/${caseId}/papers/2`, 'clerk')).status).toBe(404);
  expect((await read('/cases/00000000-0000-7000-8000-000000000000/papers/1', 'clerk')).status).toBe(
    404,
  );
  expect((await read('/cases/nonsense/papers/1', 'clerk')).status).toBe(400);
});

test('the same file in another case is hinted at, masked, and never out of a confidential one', async () => {
  const bytes = Buffer.concat([JPEG, randomBytes(32), Buffer.from([0xff, 0xd9])]);
  const { body } = await send(bytes);
  const [first, second, secret] = [
    await makeCase(database.asOwner, { person: 'T-1' }),
    await makeCase(database.asOwner, { person: 'T-2' }),
    await makeCase(database.asOwner, { confidential: true }),
  ];
  for (const caseId of [first, second, secret]) {
    await addSheet(database.asOwner, { caseId, file: body.file });
    await addSheet(database.asOwner, { caseId, file: body.file, seq: 2 });
  }
  const asked = { files: [body.file, hashOf(PNG)], except: second };
  const found = await findSameFiles(database.sql, asked);
  expect(found).toMatchObject([{ file: body.file, case: first, person: '示*甲', state: 'open' }]);
  expect(await findSameFiles(database.sql, { ...asked, except: null })).toHaveLength(2);
});

test('papers go when the time of every case of theirs is over, and may come back', async () => {
  const made = (n: number) =>
    Buffer.concat([JPEG, Buffer.from(`retention ${n}`), Buffer.from([0xff, 0xd9])]);
  const [old, shared, unused] = [made(1), made(2), made(3)];
  time.now = new Date('2026-01-01T00:00:00Z');
  for (const bytes of [old, shared, unused]) expect((await send(bytes)).status).toBe(200);
  const ended = { endedAt: '2026-02-01T00:00:00Z', retentionYears: 5, person: 'T-1' };
  const over = await makeCase(database.asOwner, ended);
  const lasting = await makeCase(database.asOwner, { ...ended, retentionYears: 10 });
  await addSheet(database.asOwner, { caseId: over, file: hashOf(old) });
  await addSheet(database.asOwner, { caseId: over, file: hashOf(shared), seq: 2 });
  await addSheet(database.asOwner, { caseId: lasting, file: hashOf(shared) });
  const stateOf = async (bytes: Buffer) => [
    (await rowsOf(hashOf(bytes)))[0]?.removed,
    await vault.has(hashOf(bytes)),
  ];
  const KEPT = [false, true];
  const GONE = [true, false];

  await removeExpired(deps, new Date('2026-03-15T00:00:00Z'));
  expect([await stateOf(old), await stateOf(shared), await stateOf(unused)]).toEqual([
    KEPT,
    KEPT,
    KEPT,
  ]);
  await removeExpired(deps, new Date('2026-04-15T00:00:00Z'));
  expect([await stateOf(old), await stateOf(shared), await stateOf(unused)]).toEqual([
    KEPT,
    KEPT,
    GONE,
  ]);
  await removeExpired(deps, new Date('2031-01-31T00:00:00Z'));
  expect(await stateOf(old)).toEqual(KEPT);
  time.now = new Date('2031-02-02T00:00:00Z');
  await removeExpired(deps, time.now);
  expect([await stateOf(old), await stateOf(shared)]).toEqual([GONE, KEPT]);
  expect((await removeExpired(deps, time.now)).expired).toBe(0);
  readers.set(over, ['clerk']);
  const gone = await read(`/cases/${over}/papers/1`, 'clerk');
  expect([gone.status, ((await gone.json()) as { error: { code: string } }).error.code]).toEqual([
    404,
    'papers.removed',
  ]);
  expect((await send(old)).status).toBe(200);
  expect(await stateOf(old)).toEqual(KEPT);
  await removeExpired(deps, new Date('2036-02-02T00:00:00Z'));
  expect(await stateOf(shared)).toEqual(GONE);
  time.now = new Date();
});

test('what an interrupted removal or upload left is swept after a day, and nothing else', async () => {
  const orphan = randomBytes(100);
  const bytes = async function* () {
    yield await Promise.resolve(orphan);
  };
  await (await vault.stage(hashOf(orphan), bytes())).commit();
  expect((await removeExpired(deps, new Date())).swept).toBe(0);
  expect(await vault.has(hashOf(orphan))).toBe(true);
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  for (const kept of [JPEG, PNG]) await send(kept);
  let transactions = 0;
  const transaction: typeof database.transaction = (work) => {
    transactions += 1;
    return database.transaction(work);
  };
  const counted = { ...deps, database: { ...database, transaction } };
  expect((await removeExpired(counted, tomorrow)).swept).toBe(1);
  expect(await vault.has(hashOf(orphan))).toBe(false);
  expect(await vault.has(hashOf(JPEG))).toBe(true);
  // To mark, and to remove the one: what is kept is asked of together.
  expect(transactions).toBe(2);
});

test('the proof opens every paper that is to be there, and tells what was damaged', async () => {
  const looked = async (sample: number | null = null) => {
    const problems = [];
    let count = 0;
    for await (const problem of checkPapers(deps, sample)) {
      count += 1;
      if (problem) problems.push(problem.what);
    }
    return { count, problems };
  };
  for (const bytes of [JPEG, PNG]) await send(bytes);
  const all = await looked();
  expect(all.count).toBeGreaterThan(2);
  expect(all.problems).toEqual([]);
  expect((await looked(3)).count).toBe(3);
  const [row] = await database.sql<{ hash: string }>(
    'test: any',
    'select min(hash) as hash from paper_file where removed_at is null',
  );
  await vault.remove(row?.hash as string);
  expect((await looked()).problems).toEqual(['its bytes are missing']);
});
