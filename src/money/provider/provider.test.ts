import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { testArea } from '../../platform/testing.ts';
import { findProviders, type Provider, providerRoutes, termOn } from './index.ts';
import type { ProviderSummary } from './view.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const H1 = 'H1' as ProviderId;

beforeAll(() =>
  database.asOwner(
    'test: providers',
    `with made as (insert into provider (id, name, initials, county, township) values
       ('H1', '大理州人民医院', 'dlzrmyy', '532901', null),
       ('V1', '喜洲村卫生室', 'xzcwss', '532901', '喜洲镇'),
       ('V2', '宾川村卫生室', 'bccwss', '532924', null))
     insert into provider_term (provider_id, level, contracted, starts_on, ends_on) values
       ('H1', 'secondary', true, '2020-01-01', '2024-01-01'),
       ('H1', 'tertiary', true, '2024-01-01', null),
       ('V1', 'village', false, '2024-01-01', null)`,
  ),
);

test('level and contract are those of the day', async () => {
  const found = await findProviders(database.sql, [H1, 'V2', 'X'] as ProviderId[]);
  expect([...found.keys()]).toEqual(['H1', 'V2']);
  const hospital = found.get(H1) as Provider;
  expect(termOn(hospital, day('2019-12-31'))).toBeNull();
  expect(termOn(hospital, day('2023-12-31'))?.level).toBe('secondary');
  expect(termOn(hospital, day('2024-01-01'))).toEqual({
    level: 'tertiary',
    contracted: true,
    startsOn: '2024-01-01',
    endsOn: null,
  });
  expect(found.get('V2' as ProviderId)?.terms).toEqual([]);
});

const call = (path: string, query: object, params: object = {}) =>
  (providerRoutes(() => ({ database, clock })).find((row) => row.path === path) as Route).handle({
    caller: { id: 'test', role: 'desk', provider: null, area: null },
    area: database.area,
    params,
    query,
    body: {},
  });

const list = async (query: object) => {
  const answer = (await call('/providers', query)) as { rows: ProviderSummary[]; total: number };
  expect(answer.total).toBe(answer.rows.length);
  return answer.rows.map((row) => row.id);
};

test('providers are found by id, name, initials, level and county', async () => {
  expect(await list({})).toEqual(['H1', 'V1', 'V2']);
  expect(await list({ query: 'V1' })).toEqual(['V1']);
  expect(await list({ query: '卫生室' })).toEqual(['V1', 'V2']);
  expect(await list({ query: 'XZ' })).toEqual(['V1']);
  expect(await list({ level: 'tertiary' })).toEqual(['H1']);
  expect(await list({ level: 'secondary' })).toEqual([]);
  expect(await list({ county: '532924' })).toEqual(['V2']);
});

test('a page of the list says level and contract as of today', async () => {
  expect(await call('/providers', { size: 1, page: 2 })).toEqual({
    rows: [
      {
        id: 'V1',
        name: '喜洲村卫生室',
        county: '532901',
        township: '喜洲镇',
        level: 'village',
        contracted: false,
      },
    ],
    total: 3,
  });
});

test('one provider shows all its terms; one that is not there is refused', async () => {
  expect(await call('/providers/:id', {}, { id: 'H1' })).toMatchObject({
    level: 'tertiary',
    contracted: true,
    terms: [{ level: 'secondary' }, { level: 'tertiary' }],
  });
  await expect(call('/providers/:id', {}, { id: 'X' })).rejects.toMatchObject({
    kind: { code: 'provider.unknown_provider' },
  });
});
