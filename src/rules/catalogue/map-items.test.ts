import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import {
  type ItemMapping,
  listMappings,
  type MappingSearch,
  mapItems,
  unmapItem,
} from './index.ts';

const database = await testArea();
let now = new Date('2025-07-01T04:00:00Z');
const clock = clockFrom(() => now);
const deps = { clock, ids: idSource(clock) };
const H1 = 'H1' as ProviderId;

beforeAll(async () => {
  await database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('XA01', '2024-01-01', null, 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'A', 0, null, true, 't'),
     ('XA02', '2024-01-01', null, 'drug', '布洛芬胶囊', 'blfjn', '盒', 'A', 0, null, true, 't'),
     ('BED1', '2024-01-01', null, 'service', '普通床位费', 'ptcwf', '日', 'A', 0, 10000, false, 't')`,
  );
  await database.asOwner(
    'test: providers',
    `insert into provider (id, name, initials, county) values ('H1', '示范医院', 'sfyy', '532901')`,
  );
});

function mapping(ownCode: string, more: Partial<ItemMapping> = {}): ItemMapping {
  return {
    provider: H1,
    ownCode,
    ownName: '院内名称',
    list: 'medicine',
    code: 'XA01',
    startsOn: day('2025-01-01'),
    endsOn: day('2026-01-01'),
    particulars: { unit: '盒' },
    ...more,
  };
}

const all: MappingSearch = {
  provider: H1,
  ownCode: null,
  ownName: null,
  list: null,
  code: null,
  on: null,
  startsOn: null,
  valid: null,
  changedAfter: null,
  limit: 100,
  offset: 0,
};

const map = (...mappings: ItemMapping[]) =>
  database.transaction((sql) => mapItems(sql, mappings, deps));
const unmap = (ownCode: string, code = 'XA01') =>
  database.transaction((sql) =>
    unmapItem(sql, { provider: H1, ownCode, list: 'medicine', code }, deps),
  );
const list = (search: Partial<MappingSearch>) =>
  listMappings(database.sql, { ...all, ...search }).then(({ rows }) => rows);

test('a mapping is kept, and sent again it replaces what it overlaps', async () => {
  await map(mapping('a'));
  now = new Date('2025-07-02T04:00:00Z');
  await map(mapping('a', { endsOn: null, particulars: {} }));
  const found = await list({ ownCode: 'a' });
  expect(
    found.map(({ endsOn, recordedAt, withdrawnAt }) => [endsOn, recordedAt, withdrawnAt]),
  ).toEqual([
    ['2026-01-01', '2025-07-01 12:00:00', '2025-07-02 12:00:00'],
    [null, '2025-07-02 12:00:00', null],
  ]);
  expect(found[0]).toMatchObject(mapping('a'));
  expect(await list({ ownCode: 'a', valid: true })).toHaveLength(1);
  expect(await list({ ownCode: 'a', valid: false })).toHaveLength(1);
  expect(await list({ ownCode: 'a', changedAfter: '2025-07-01 12:00:00' })).toHaveLength(2);
  expect(await list({ ownCode: 'a', changedAfter: '2025-07-02 12:00:00' })).toEqual([]);
});

test('one own code may stand for another item after the first has ended', async () => {
  const after = mapping('b', { code: 'XA02', startsOn: day('2026-01-01'), endsOn: null });
  await map(mapping('b'), after);
  const codes = async (on: string) =>
    (await list({ ownCode: 'b', on: day(on) })).map((m) => m.code);
  expect(await codes('2025-12-31')).toEqual(['XA01']);
  expect(await codes('2026-01-01')).toEqual(['XA02']);
  expect(await list({ ownCode: 'b', code: 'XA02', startsOn: day('2026-01-01') })).toHaveLength(1);
});

test.each([
  ['catalogue.mapping_overlaps', { code: 'XA02', startsOn: day('2025-12-31'), endsOn: null }],
  ['catalogue.unknown_mapped_code', { code: 'NONE' }],
  ['catalogue.other_list', { code: 'BED1' }],
  ['catalogue.other_list', { list: 'service' }],
  ['catalogue.mapping_ends_before_start', { endsOn: day('2025-01-01') }],
] as const)('%s: %o, and nothing of its message is kept', async (code, more) => {
  if ((await list({ ownCode: 'c' })).length === 0) await map(mapping('c'));
  await expect(map(mapping('d'), mapping('c', more))).rejects.toMatchObject({ kind: { code } });
  expect(await list({ ownCode: 'd' })).toEqual([]);
  expect(await list({ ownCode: 'c' })).toHaveLength(1);
});

test('two mappings of one message must not meet either', async () => {
  await expect(map(mapping('e'), mapping('e', { code: 'XA02' }))).rejects.toMatchObject({
    kind: { code: 'catalogue.mapping_overlaps' },
  });
});

test('a mapping is withdrawn once and stays listed', async () => {
  await map(mapping('f'));
  await expect(unmap('f', 'XA02')).rejects.toMatchObject({
    kind: { code: 'catalogue.unknown_mapping' },
  });
  await unmap('f');
  expect(await list({ ownCode: 'f', valid: true })).toEqual([]);
  expect(await list({ ownCode: 'f', ownName: '院内', list: 'medicine' })).toHaveLength(1);
  await expect(unmap('f')).rejects.toMatchObject({ kind: { code: 'catalogue.unknown_mapping' } });
  await map(mapping('f', { code: 'XA02' }));
});

test('the same own code mapped to two items at once stands for one', async () => {
  const outcomes = await Promise.allSettled([
    map(mapping('g')),
    map(mapping('g', { code: 'XA02' })),
  ]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
