import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { clockFrom } from '../../platform/clock.ts';
import { testArea } from '../../platform/testing.ts';
import {
  downloadPage,
  EVERY_ITEM,
  type ItemList,
  type ListingSearch,
  listItems,
  versionText,
} from './index.ts';

const database = await testArea();
let now = new Date('2025-07-01T04:00:00Z');
const clock = clockFrom(() => now);

beforeAll(() =>
  database.asOwner(
    'test: items',
    `with made as (insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
       ('XA01', '2024-01-01', '2025-01-01', 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'B', 100000, null, false, 't'),
       ('XA01', '2025-01-01', null, 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'A', 0, 650, true, 't'),
       ('XA02', '2025-01-01', null, 'drug', '演示饮片', 'ysyp', '克', 'A', 0, null, false, 't'),
       ('BED1', '2024-01-01', null, 'service', '普通床位费', 'ptcwf', '日', 'A', 0, 10000, false, 't'),
       ('MAT1', '2024-01-01', null, 'material', '输液器', 'syq', '套', 'C', 0, null, false, 't')
       returning 1)
     select * from made`,
  ),
);

const download = (list: ItemList, after: string, limit = 10) =>
  database.transaction((sql) => downloadPage(sql, { list, after, limit }, clock));

test('a list is downloaded page by page, each item once, and an empty page ends it', async () => {
  const first = await download('medicine', '0', 2);
  expect(first.rows.map(({ code, startsOn }) => [code, startsOn])).toEqual([
    ['XA01', '2024-01-01'],
    ['XA01', '2025-01-01'],
  ]);
  expect(first.version).toMatch(/^\d{12}$/);
  const second = await download('medicine', first.version, 2);
  expect(second.rows.map(({ code }) => code)).toEqual(['XA02']);
  const third = await download('medicine', second.version, 2);
  expect(third).toEqual({ rows: [], version: second.version });
  expect((await download('service', '0')).rows.map(({ code }) => code)).toEqual(['BED1']);
  expect((await download('material', '0')).rows.map(({ code }) => code)).toEqual(['MAT1']);
  expect((await download('granule', '0')).rows).toEqual([]);
});

test('what ends or is described later comes with a new number, in its list', async () => {
  const last = (await download('medicine', '0')).version;
  now = new Date('2025-07-02T04:00:00Z');
  await database.asOwner(
    'test: end',
    `update catalogue_item set ends_on = '2025-08-01' where code = 'BED1'`,
  );
  await database.asOwner(
    'test: detail',
    `insert into catalogue_detail (code, starts_on, list, charge_item, restricted, particulars)
     values ('XA02', '2025-01-01', 'herbal-piece', 'herbal-medicine', true, '{"part":"根"}')`,
  );
  expect((await download('medicine', last)).rows).toEqual([]);
  const pieces = await download('herbal-piece', last);
  expect(pieces.rows).toMatchObject([
    {
      code: 'XA02',
      chargeItem: 'herbal-medicine',
      restricted: true,
      particulars: { part: '根' },
      updatedAt: '2025-07-02 12:00:00',
    },
  ]);
  expect((await download('service', last)).rows).toMatchObject([{ endsOn: '2025-08-01' }]);
  expect((await download('material', last)).rows).toEqual([]);
});

test('two who number at once give each number once', async () => {
  await database.asOwner(
    'test: more items',
    `insert into catalogue_item select 'M' || n, '2024-01-01', null, 'material', '材料' || n, 'cl', '件', 'A', 0,
       null, false, 't' from generate_series(1, 50) n`,
  );
  const pages = await Promise.all([1, 2, 3].map(() => download('material', '0', 1_000)));
  for (const page of pages) expect(page.rows).toHaveLength(51);
  const versions = new Set(pages[0]?.rows.map(({ version }) => version));
  expect(versions.size).toBe(51);
});

test.each(['', 'X001_2024', '-1', '1.5', '9'.repeat(19)])(
  'the version "%s" is refused',
  async (after) => {
    await expect(download('medicine', after)).rejects.toMatchObject({
      kind: { code: 'catalogue.unknown_version' },
    });
  },
);

const all: ListingSearch = { ...EVERY_ITEM, limit: 100 };

test.each([
  [{ code: 'XA01' }, ['XA01', 'XA01']],
  [{ code: 'XA01', on: day('2024-12-31') }, ['XA01']],
  [{ name: '床位' }, ['BED1']],
  [{ initials: 'AMX', startsOn: day('2025-01-01') }, ['XA01']],
  [{ class: 'C' }, ['MAT1']],
  [{ chargeItem: 'western-medicine' }, ['XA01', 'XA01']],
  [{ restricted: true }, ['XA02']],
  [{ list: 'medicine', live: { is: false, today: day('2025-07-02') } }, ['XA01']],
  [{ list: 'medicine', live: { is: true, today: day('2025-07-02') } }, ['XA01']],
  [{ hasCeiling: true }, ['BED1', 'XA01']],
  [{ list: 'medicine', changedAfter: '2025-07-01 11:59:59' }, ['XA01', 'XA01']],
  [{ list: 'medicine', changedAfter: '2025-07-01 12:00:00' }, []],
  [{ code: 'BED1', changedAfter: '2025-07-01 12:00:00' }, ['BED1']],
] as const)('the items of %o', async (search, codes) => {
  const found = await listItems(database.sql, { ...all, ...search });
  expect(found.rows.map(({ code }) => code)).toEqual(codes);
  expect(found.total).toBe(codes.length);
});

test('a page knows how many there are', async () => {
  const page = await listItems(database.sql, { ...all, list: 'medicine', limit: 1, offset: 1 });
  expect(page).toMatchObject({ total: 2, rows: [{ code: 'XA01', startsOn: '2025-01-01' }] });
});

test('versions have one width', () => {
  expect(versionText(7n)).toBe('000000000007');
});
