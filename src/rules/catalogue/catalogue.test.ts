import { beforeAll, expect, test } from 'vitest';
import { clockFrom } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { testArea } from '../../platform/testing.ts';
import { catalogueRoutes, type FoundItemView, findItems } from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));

beforeAll(() =>
  database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('XA01', '2024-01-01', '2025-01-01', 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'B', 100000, null, false, 't'),
     ('XA01', '2025-01-01', null, 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'A', 0, null, true, 't'),
     ('BED1', '2024-01-01', null, 'service', '普通床位费', 'ptcwf', '日', 'A', 0, 10000, false, 't')`,
  ),
);

test('items come with all their versions, oldest first', async () => {
  const items = await findItems(database.sql, ['XA01', 'BED1', 'NONE']);
  expect([...items.keys()].sort()).toEqual(['BED1', 'XA01']);
  expect(items.get('XA01')?.map((item) => [item.class, item.startsOn])).toEqual([
    ['B', '2024-01-01'],
    ['A', '2025-01-01'],
  ]);
});

async function search(query: object) {
  const [route] = catalogueRoutes(() => ({ database, clock })) as [Route];
  return (await route.handle({
    caller: { id: 'test', role: 'desk', provider: null, area: null },
    area: database.area,
    params: {},
    query,
    body: {},
  })) as { rows: FoundItemView[]; total: number };
}

test('the list holds what is in force on the day', async () => {
  const codes = async (query: object) => (await search(query)).rows.map((row) => row.code);
  expect(await codes({})).toEqual(['BED1', 'XA01']);
  expect(await codes({ query: 'xa' })).toEqual(['XA01']);
  expect(await codes({ query: 'AMX' })).toEqual(['XA01']);
  expect(await codes({ query: '床位' })).toEqual(['BED1']);
  expect(await codes({ query: '%' })).toEqual([]);
  expect(await codes({ day: '2023-06-01' })).toEqual([]);
  expect((await search({ query: 'XA', day: '2024-06-01' })).rows[0]).toMatchObject({
    code: 'XA01',
    name: '阿莫西林胶囊',
    kind: 'drug',
    unit: '盒',
    class: 'B',
    priorRate: '0.10',
    ceiling: null,
    procured: false,
    restricted: false,
    startsOn: '2024-01-01',
    endsOn: '2025-01-01',
  });
  expect(await search({ size: 1, page: 2 })).toMatchObject({ rows: [{ code: 'XA01' }], total: 2 });
});

test('a day that does not exist is refused', async () => {
  await expect(search({ day: '2025-02-30' })).rejects.toMatchObject({
    kind: { code: 'catalogue.not_a_day' },
  });
});
