import { beforeAll, expect, test } from 'vitest';
import { day } from '../../../kernel/days.ts';
import { testArea } from '../../../platform/testing.ts';
import { piecesOf } from './pieces.ts';
import { readAllNames } from './read-names.ts';
import { readingsOf } from './readings.ts';
import { searchItems } from './search-items.ts';

const database = await testArea();
const TODAY = day('2025-07-01');

beforeAll(() =>
  database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('XJ01', '2025-01-01', null, 'drug', '阿莫西林胶囊', '', '盒', 'A', 0, 680, true, 't'),
     ('XJ02', '2025-01-01', null, 'drug', '阿莫西林克拉维酸钾片', '', '盒', 'B', 50000, null, false, 't'),
     ('XJ03', '2025-01-01', null, 'drug', '重组人胰岛素注射液', '', '支', 'A', 0, null, true, 't'),
     ('XJ04', '2025-01-01', null, 'drug', '注射用阿莫西林钠', '', '支', 'A', 0, null, true, 't'),
     ('XJ05', '2025-01-01', '2025-06-01', 'drug', '阿莫西林颗粒', '', '盒', 'A', 0, null, true, 't'),
     ('AMXL', '2025-01-01', null, 'service', '普通床位费', '', '日', 'A', 0, null, false, 't')`,
  ),
);

async function codes(query: string, size = 20): Promise<string[]> {
  const { rows } = await searchItems(database.sql, { query, day: TODAY, limit: size, offset: 0 });
  return rows.map(({ code }) => code);
}

test('initials, a code and any part of a name find an item, the best first', async () => {
  expect(await codes('amxl')).toEqual(['AMXL', 'XJ01', 'XJ02', 'XJ04']);
  expect(await codes('AMXLJN')).toEqual(['XJ01']);
  expect(await codes('阿莫西林')).toEqual(['XJ01', 'XJ02', 'XJ04']);
  expect(await codes('克拉维')).toEqual(['XJ02']);
  expect(await codes('床')).toEqual(['AMXL']);
  expect(await codes('xj03')).toEqual(['XJ03']);
  expect(await codes('a')).toEqual(['AMXL', 'XJ01', 'XJ02']);
  expect(await codes('没有的')).toEqual([]);
  expect(await codes("'; drop")).toEqual([]);
});

test('a character with two readings is found by both', async () => {
  expect(await codes('czr')).toEqual(['XJ03']);
  expect(await codes('zzr')).toEqual(['XJ03']);
  expect(readingsOf('重组(α)B')).toEqual(['zzb', 'czb']);
});

test('a page says how many there are', async () => {
  const found = await searchItems(database.sql, { query: 'mx', day: TODAY, limit: 1, offset: 1 });
  expect([found.rows.length, found.total]).toEqual([1, 4]);
});

test('pieces are cut here as the database cuts them', async () => {
  const [made] = await database.sql<{ pieces: string[] }>(
    'test: pieces',
    'select search_pieces($1::text[]) as pieces',
    [['amxljn']],
  );
  for (const text of ['a', 'am', 'amxl', 'amxljn']) {
    const { beginning, inside } = piecesOf(text);
    expect(made?.pieces).toEqual(expect.arrayContaining([...beginning, ...(inside ?? [])]));
  }
});

test('each of two thousand names is read once', async () => {
  await database.asOwner(
    'test: many items',
    `insert into catalogue_item (code, starts_on, kind, name, initials, unit, class, prior_rate,
       procured, source) select 'M' || n, '2025-01-01', 'drug',
       '试验' || chr(19968 + n % 5000) || chr(20000 + n % 977), '', '盒', 'A', 0, false, 't'
     from generate_series(1, 2000) n`,
  );
  expect(await readAllNames(database.sql)).toBe(2000);
  expect(await readAllNames(database.sql)).toBe(0);
});
