import { expect, test } from 'vitest';
import { type Day, day } from '../../../kernel/days.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { testArea } from '../../../platform/testing.ts';
import {
  type CodeList,
  codesPage,
  findCodes,
  findUnlisted,
  loadCodes,
  type NewCode,
  parseCodes,
} from '../index.ts';
import { searchCodes } from './store.ts';

const database = await testArea();
let now = new Date('2025-07-01T04:00:00Z');
const clock = clockFrom(() => now);
const { sql } = database;

const entry = (code: string, name: string, startsOn = '2024-01-01'): NewCode => ({
  ...{ code, name, initials: '', startsOn: startsOn as Day, particulars: {} },
});
const load = (list: CodeList, entries: NewCode[], complete = false) =>
  database.transaction((tx) => loadCodes(tx, { list, entries, complete, source: 'test' }, clock));
const page = (list: CodeList, after: string, limit = 100) => codesPage(sql, { list, after, limit });

test('a load adds what is new or told differently, and its versions rise', async () => {
  const first = [entry('A1', '甲'), entry('B1', '乙'), entry('C1', '丙')];
  expect(await load('diagnosis', first)).toEqual({ entries: 3, changed: 3 });
  expect(await load('diagnosis', first)).toEqual({ entries: 3, changed: 0 });
  const paged = await page('diagnosis', '0', 2);
  expect(paged.rows.map(({ code }) => code)).toEqual(['A1', 'B1']);
  expect((await page('diagnosis', paged.version, 2)).rows.map(({ code }) => code)).toEqual(['C1']);
  const before = (await page('diagnosis', '0')).version;
  expect(await load('diagnosis', [entry('A1', '甲类')])).toEqual({ entries: 1, changed: 1 });
  const news = await page('diagnosis', before);
  expect(news.rows.map(({ code, name }) => [code, name])).toEqual([['A1', '甲类']]);
  expect((await page('diagnosis', news.version)).rows).toEqual([]);
  expect((await page('diagnosis', '0')).rows).toHaveLength(3);
});

test('only a list that was loaded completely refuses what it does not hold', async () => {
  const used = (code: string, on = '2025-07-01') => ({
    ...{ list: 'operation' as const, code, on: day(on) },
  });
  await load('operation', [entry('47.0', '阑尾切除'), entry('53.0', '疝修补')]);
  expect(await findUnlisted(sql, [used('99.9')])).toEqual([]);
  now = new Date('2025-08-01T04:00:00Z');
  expect(await load('operation', [entry('47.0', '阑尾切除')], true)).toEqual({
    ...{ entries: 1, changed: 1 },
  });
  const asked = [used('47.0'), used('99.9'), used('53.0'), used('53.0', '2025-08-01')];
  expect(await findUnlisted(sql, asked)).toEqual(
    expect.arrayContaining([
      { list: 'operation', code: '99.9' },
      { list: 'operation', code: '53.0' },
    ]),
  );
  expect(await findUnlisted(sql, [used('47.0'), used('53.0')])).toEqual([]);
  expect(await findUnlisted(sql, [used('47.0', '2023-12-31')])).toHaveLength(1);
  const found = await findCodes(sql, 'operation', ['47.0']);
  expect([found.loaded, found.entries.get('47.0')?.name]).toEqual([true, '阑尾切除']);
});

test('a code that stands twice, or a file without its columns, loads nothing', async () => {
  await expect(load('morphology', [entry('M1', 'x'), entry('M1', 'y')])).rejects.toMatchObject({
    kind: { code: 'catalogue.code_twice' },
  });
  expect((await page('morphology', '0')).rows).toEqual([]);
  const on = day('2025-01-01');
  expect(() => parseCodes('nummer\tname\n1\tx', on)).toThrow('name the columns');
  expect(() => parseCodes('code\tname\nA1\t', on)).toThrow('Line 2 lacks');
  expect(() => parseCodes('code\tname\tstartsOn\nA1\tx\tsoon', on)).toThrow('begins on "soon"');
  expect(() => parseCodes('code\tname\nA1\tx\ty', on)).toThrow('has 3 cells');
});

test('a file says what it likes of a code, and initials are made of its name', async () => {
  const codes = parseCodes('code\tname\tchapter\r\nJ18.900\t肺炎\t10\r\n', day('2025-01-01'));
  expect(codes).toEqual([
    {
      ...{ code: 'J18.900', name: '肺炎', initials: 'fy', startsOn: '2025-01-01' },
      particulars: { chapter: '10' },
    },
  ]);
  await load('tcm-disease', codes);
  for (const query of ['fy', '肺', 'j18', '']) {
    const search = { list: 'tcm-disease' as const, query, on: day('2025-07-01') };
    expect((await searchCodes(sql, { ...search, limit: 5, offset: 0 })).total).toBe(1);
  }
  const search = { list: 'tcm-disease' as const, query: 'xx', on: day('2025-07-01') };
  expect((await searchCodes(sql, { ...search, limit: 5, offset: 0 })).total).toBe(0);
});
