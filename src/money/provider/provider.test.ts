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
    `with made as (insert into provider (id, name, initials, county, township, kind) values
       ('H1', '大理州人民医院', 'dlzrmyy', '532901', null, 'hospital'),
       ('V1', '喜洲村卫生室', 'xzcwss', '532901', '喜洲镇', 'clinic'),
       ('V2', '宾川村卫生室', 'bccwss', '532924', null, null),
       ('Y1', '示范药店', 'sfyd', '532923', null, 'pharmacy'))
     insert into provider_term (provider_id, level, contracted, starts_on, ends_on) values
       ('H1', 'secondary', true, '2020-01-01', '2024-01-01'),
       ('H1', 'tertiary', true, '2024-01-01', null),
       ('V1', 'village', false, '2024-01-01', null),
       ('Y1', 'village', true, '2024-01-01', null)`,
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
  expect(await list({})).toEqual(['H1', 'V1', 'V2', 'Y1']);
  expect(await list({ query: 'V1' })).toEqual(['V1']);
  expect(await list({ query: '卫生室' })).toEqual(['V1', 'V2']);
  expect(await list({ query: 'XZ' })).toEqual(['V1']);
  expect(await list({ level: 'tertiary' })).toEqual(['H1']);
  expect(await list({ level: 'secondary' })).toEqual([]);
  // A pharmacy is asked for by what it is called, and is no village clinic.
  expect(await list({ level: 'village' })).toEqual(['V1']);
  expect(await list({ query: '药店' })).toEqual(['Y1']);
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
        kind: 'clinic',
        level: 'village',
        contracted: false,
      },
    ],
    total: 4,
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

test('the staff to choose from is who works there now', async () => {
  await database.asOwner(
    'test: department',
    `insert into department (id, provider_id, code, name, began_at, particulars, recorded_at)
     values (gen_random_uuid(), 'V1', '01', '全科医疗科', '2020-01-01', '{}', now())`,
  );
  await database.asOwner(
    'test: practitioners',
    `insert into practitioner (provider_id, code, kind, name, id_kind, id_number_masked,
       insurance_doctor, began_at, ended_at) values
     ('V1', 'D1', 'doctor', '示范医师', '01', '5***1', true, '2020-01-01', null),
     ('V1', 'D2', 'doctor', '离岗医师', '01', '5***2', true, '2020-01-01', '2024-01-01'),
     ('V1', 'N1', 'nurse', '示范护士', '01', '5***3', false, '2020-01-01', null)`,
  );
  expect(await call('/providers/:id/staff', {}, { id: 'V1' })).toEqual({
    provider: 'V1',
    departments: [{ code: '01', name: '全科医疗科' }],
    doctors: [{ code: 'D1', name: '示范医师', insuranceDoctor: true }],
  });
});
