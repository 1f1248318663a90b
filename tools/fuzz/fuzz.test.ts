import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { testArea } from '../../src/platform/testing.ts';
import { runFuzz } from './run-fuzz.ts';
import { fuzzTarget } from './target.ts';
import { watchWrites } from './watch.ts';

test('mutated messages are answered or refused, and a refused one writes nothing', async () => {
  const area = await testArea();
  await area.asOwner(
    'test: provider',
    `insert into provider (id, name, initials, county) values ('H53290000001', '试验医院', 'syyy', '532901')`,
  );
  const target = await fuzzTarget(area);
  const { problems, done, refused } = await runFuzz({ target, cases: 3_000, seed: 7 });
  await target.close();
  expect(problems).toEqual([]);
  expect(done).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(500);
});

test('a committed write is seen, one that was rolled back is not', async () => {
  const area = await testArea();
  const { database, takeWrites } = watchWrites(area);
  const add = `insert into provider (id, name, initials, county) values ($1, 'x', 'x', '532901')`;
  await database.sql('test: add provider', add, ['H1']);
  expect(takeWrites()).toEqual(['test: add provider']);
  const failing = database.transaction(async (sql) => {
    await sql('test: add provider', add, ['H2']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(takeWrites()).toEqual([]);
});

test('the command makes its own prefecture and sends to it', async () => {
  const command = ['--import', 'tsx', 'tools/fuzz/fuzz.ts', '--cases', '300', '--people', '50'];
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...command]);
  expect(stdout).toMatch(/^300 cases: \d+ done, \d+ refused, 0 problems$/m);
}, 180_000);
