import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AreaCode } from '../kernel/ids.ts';
import { listAreas, MIGRATIONS, migrate, planMigrations } from './migrate.ts';
import { testArea } from './testing.ts';

const chuxiong = { code: '532300' as AreaCode, nameZh: '楚雄州', nameEn: 'Chuxiong' };

test('a second run applies nothing', async () => {
  const { url } = await testArea();
  expect(await migrate({ url, areas: [] })).toEqual({ applied: [], roles: true, noQueue: null });
});

test('two processes at once apply everything once', async () => {
  const { url } = await testArea();
  const runs = await Promise.all([1, 2, 3].map(() => migrate({ url, areas: [chuxiong] })));
  const applied = runs.flatMap((run) => run.applied);
  expect(new Set(applied).size).toBe(applied.length);
  expect(applied).toContain('area_532300/0001_people-and-providers.sql');
  expect((await listAreas(url)).map((area) => area.code)).toEqual(['532300', '532900']);
});

test('a file that changed after it was applied is refused', async () => {
  const { url } = await testArea();
  const folder = mkdtempSync(join(tmpdir(), 'yikao-migrations-'));
  cpSync(MIGRATIONS, folder, { recursive: true });
  writeFileSync(join(folder, 'nation', '0001_areas.sql'), 'create table area (code text);\n');
  await expect(migrate({ url, areas: [], folder })).rejects.toThrow('0001_areas.sql was applied');
  rmSync(folder, { recursive: true });
});

test('a file that fails leaves nothing of itself', async () => {
  const { url, asOwner } = await testArea();
  const folder = mkdtempSync(join(tmpdir(), 'yikao-migrations-'));
  cpSync(MIGRATIONS, folder, { recursive: true });
  mkdirSync(join(folder, 'nation'), { recursive: true });
  writeFileSync(join(folder, 'nation', '9000_bad.sql'), 'create table half (x int); select 1/0;');
  await expect(migrate({ url, areas: [], folder })).rejects.toThrow('division by zero');
  expect(await asOwner('test: half', "select to_regclass('nation.half') as found")).toEqual([
    { found: null },
  ]);
  rmSync(folder, { recursive: true });
});

test('a file that sorts before an applied one, or a missing file, is refused', () => {
  const file = (name: string) => ({ file: name, hash: name, text: '' });
  const [first, second] = [file('0001_a.sql'), file('0002_b.sql')];
  expect(planMigrations([first, second], [first])).toEqual([second]);
  expect(() => planMigrations([first, second], [second])).toThrow('0001_a.sql sorts before');
  expect(() => planMigrations([first], [second])).toThrow('0002_b.sql was applied but');
});
