import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import {
  type Department,
  findPractitioners,
  listDepartments,
  maskIdNumber,
  recordDepartments,
} from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { clock, ids: idSource(clock) };
const H1 = 'H1' as ProviderId;

beforeAll(() =>
  database.asOwner(
    'test: providers',
    `with made as (insert into provider (id, name, initials, county) values
       ('H1', '示范医院', 'sfyy', '532901'), ('H2', '示范卫生院', 'sfwsy', '532901'))
     insert into practitioner (provider_id, code, kind, name, id_kind, id_number_masked,
       insurance_doctor, began_at, ended_at) values
       ('H1', 'D1', 'doctor', '演示医师', '01', '5329**********0011', true, '2024-01-01 08:00', null),
       ('H1', 'N1', 'nurse', '演示护士', '01', '5329**********0022', false, '2024-01-01', '2025-01-01'),
       ('H2', 'D1', 'doctor', '演示医师', '01', '5329**********0011', true, '2024-01-01', null)`,
  ),
);

function department(code: string, more: Partial<Department> = {}): Department {
  return {
    provider: H1,
    code,
    name: '内科',
    speciality: 'A03',
    beganAt: '2024-01-01 08:00:00' as Moment,
    endedAt: null,
    particulars: { doctors: '12' },
    ...more,
  };
}

const record = (act: 'add' | 'change' | 'withdraw', ...departments: Department[]) =>
  database.transaction((sql) => recordDepartments(sql, { act, departments }, deps));
const list = async (provider = H1) => listDepartments(database.sql, provider);

test('departments are added, changed and withdrawn, and every statement stays', async () => {
  await record('add', department('02'), department('01'));
  expect(await list()).toEqual([department('01'), department('02')]);
  expect(await list('H2' as ProviderId)).toEqual([]);
  const changed = department('01', {
    name: '心内科',
    speciality: null,
    endedAt: '2026-01-01 00:00:00' as Moment,
    particulars: { doctors: '14', note: '' },
  });
  await record('change', changed);
  await record('withdraw', department('02', { beganAt: '2024-01-01 00:00:00' as Moment }));
  expect(await list()).toEqual([changed]);
  const rows = await database.sql(
    'test: closed',
    `select code, closed_by as by from department order by code, closed_by`,
  );
  expect(rows).toEqual([
    { code: '01', by: 'change' },
    { code: '01', by: null },
    { code: '02', by: 'withdrawal' },
  ]);
  await record('add', department('02', { name: '外科' }));
  expect((await list()).map(({ name }) => name)).toEqual(['心内科', '外科']);
});

test.each([
  ['provider.department_exists', 'add', {}],
  ['provider.unknown_department', 'change', { code: '98' }],
  ['provider.unknown_department', 'withdraw', { code: '98' }],
  ['provider.department_began_differs', 'withdraw', { beganAt: '2024-01-02 08:00:00' as Moment }],
  ['provider.department_ends_before_start', 'change', { endedAt: '2024-01-01 08:00:00' as Moment }],
] as const)('%s: %s %o', async (code, act, more) => {
  await record('add', department('90')).catch(() => undefined);
  const before = await list();
  await expect(record(act, department('90', more))).rejects.toMatchObject({ kind: { code } });
  expect(await list()).toEqual(before);
});

test('of a message in which one cannot be recorded nothing is recorded', async () => {
  await record('add', department('91'));
  await expect(record('add', department('92'), department('91'))).rejects.toMatchObject({
    kind: { code: 'provider.department_exists' },
  });
  await expect(record('add', department('93'), department('93'))).rejects.toMatchObject({
    kind: { code: 'provider.department_twice' },
  });
  expect((await list()).map(({ code }) => code)).not.toContain('92');
});

test('the same department sent twice at once is recorded once', async () => {
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => record('add', department('94'))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('practitioners are found by kind, code, name and masked number', async () => {
  const none = { provider: H1, kind: null, code: null, name: null, idNumberMasked: null };
  const codes = async (search: object) =>
    (await findPractitioners(database.sql, { ...none, ...search })).map(({ code }) => code);
  expect(await codes({})).toEqual(['D1', 'N1']);
  expect(await codes({ kind: 'nurse' })).toEqual(['N1']);
  expect(await codes({ code: 'D1' })).toEqual(['D1']);
  expect(await codes({ name: '演示护士' })).toEqual(['N1']);
  const number = '532999198001010011';
  expect(await codes({ idNumberMasked: maskIdNumber(number) })).toEqual(['D1']);
  expect((await findPractitioners(database.sql, { ...none, kind: 'nurse' }))[0]).toEqual({
    provider: 'H1',
    code: 'N1',
    kind: 'nurse',
    name: '演示护士',
    ownNumber: null,
    idKind: '01',
    idNumberMasked: '5329**********0022',
    qualification: null,
    licence: null,
    insuranceDoctor: false,
    beganAt: '2024-01-01 00:00:00',
    endedAt: '2025-01-01 00:00:00',
    changeReason: null,
  });
});

test('a short number is hidden whole', () => {
  expect(maskIdNumber('12345678901')).toBe('***********');
  expect(maskIdNumber('123456789012')).toBe('1234****9012');
});
