import { expect, test } from 'vitest';
import { type Day, day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { APPLICATION_ROLE } from '../../platform/roles.ts';
import { createSealer, parseSealKeys } from '../../platform/seal.ts';
import { openArea } from '../../platform/sql.ts';
import { testArea } from '../../platform/testing.ts';
import {
  type Coverage,
  checkDigitOf,
  enrolmentRoutes,
  findCoverage,
  findIdentifiedPersons,
  findPersonByIdNumber,
  findPersons,
  type NewPerson,
  recordCoverage,
  recordPerson,
} from './index.ts';
import type { PersonSummary, PersonView } from './view.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const routes = enrolmentRoutes(() => deps);

function idNumber(bornOn: string, order: string): string {
  const first = `532901${bornOn.replaceAll('-', '')}${order}`;
  return first + checkDigitOf(first);
}

function person(id: string, change: Partial<NewPerson> = {}): NewPerson {
  const order = String(Number.parseInt(id.slice(1), 10) * 2 + 1).padStart(3, '0');
  const bornOn = change.bornOn ?? day('1980-01-01');
  return {
    id: id as PersonId,
    idNumber: idNumber(bornOn, order),
    name: '张三丰',
    initials: 'zsf',
    sex: 'male',
    bornOn,
    county: '532901',
    household: 'H1',
    phone: null,
    ...change,
  };
}

function coverage(id: string, change: Partial<Coverage> = {}): Coverage {
  return {
    personId: id as PersonId,
    scheme: 'resident',
    standing: 'covered',
    retired: false,
    startsOn: day('2025-01-01'),
    endsOn: day('2026-01-01'),
    ...change,
  };
}

const call = (path: string, part: { query?: object; params?: object }) =>
  (routes.find((row) => row.path === path) as Route).handle({
    caller: { id: 'test', role: 'office', provider: null, area: null },
    area: database.area as AreaCode,
    params: part.params ?? {},
    query: part.query ?? {},
    body: {},
  });

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

test('a person is found again by id, and coverage by person', async () => {
  const recorded = await recordPerson(deps, person('P1'));
  await recordCoverage(deps, coverage('P1'));
  await recordCoverage(deps, coverage('P1', { startsOn: day('2026-01-01'), endsOn: null }));
  const ids = ['P1', 'P0'] as PersonId[];
  const persons = await findPersons(database.sql, ids);
  expect([...persons.keys()]).toEqual(['P1']);
  const { initials: _initials, phone: _phone, ...kept } = recorded as NewPerson;
  const { idNumber, ...known } = kept;
  expect(persons.get('P1' as PersonId)).toEqual(known);
  const identified = await findIdentifiedPersons(database.sql, ids);
  expect(identified.get('P1' as PersonId)).toEqual({ ...known, idNumber });
  const found = await findCoverage(database.sql, ids);
  expect(found.get('P1' as PersonId)).toHaveLength(2);
  expect(found.get('P1' as PersonId)?.[0]).toEqual(coverage('P1'));
});

test.each([
  ['enrolment.person_exists', person('P1')],
  ['enrolment.id_number_taken', { ...person('P1'), id: 'P2' as PersonId }],
  ['enrolment.id_number_invalid', person('P2', { idNumber: '532901198001010012' })],
  ['enrolment.born_on_differs', { ...person('P2'), bornOn: day('1980-01-02') }],
  ['enrolment.sex_differs', person('P2', { sex: 'female' })],
  ['enrolment.born_in_future', person('P2', { bornOn: day('2025-07-02') })],
])('%s', async (code, wanted) => {
  await expect(recordPerson(deps, wanted)).rejects.toEqual(refused(code));
});

test.each([
  ['enrolment.unknown_person', coverage('P0')],
  ['enrolment.ends_before_start', coverage('P1', { endsOn: day('2025-01-01') })],
  ['enrolment.coverage_overlaps', coverage('P1', { startsOn: day('2025-12-31'), endsOn: null })],
])('%s', async (code, wanted) => {
  await expect(recordCoverage(deps, wanted)).rejects.toEqual(refused(code));
});

test('number and phone are kept sealed, and the number is found by its mark', async () => {
  const told = person('P20', { phone: '13800000020' });
  await recordPerson(deps, told);
  const [row] = await database.sql<Record<string, string>>(
    'test: kept',
    'select to_json(person) #>> $1 as kept from person where id = $2',
    ['{}', 'P20'],
  );
  expect(row?.kept).not.toContain(told.idNumber);
  expect(row?.kept).not.toContain('13800000020');
  expect((await findPersonByIdNumber(database.sql, told.idNumber))?.id).toBe('P20');
  const row20 = await database.sql<{ phone: string }>(
    'test: phone',
    'select phone_sealed as phone from person where id = $1',
    ['P20'],
  );
  const { sealer } = database.sql;
  expect(sealer.open(row20[0]?.phone ?? '', 'person.phone:P20')).toBe('13800000020');
  await database.asOwner('test: remove', `delete from person where id = 'P20'`);
});

test('of ten simultaneous persons with one number one is recorded, and none under a newer key', async () => {
  const { idNumber } = person('P30');
  const same = (id: string) => ({ ...person('P30'), id: id as PersonId, idNumber });
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => recordPerson(deps, same(`P3${n}`))),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  const { url, area } = database;
  const sealer = createSealer(parseSealKeys(`2:sm4:${'b'.repeat(64)},1:${'01'.repeat(32)}`));
  const newer = openArea({ url, area, role: APPLICATION_ROLE, sealer });
  expect(await findPersonByIdNumber(newer.sql, idNumber)).toMatchObject({ name: '张三丰' });
  await expect(recordPerson({ ...deps, database: newer }, same('P40'))).rejects.toEqual(
    refused('enrolment.id_number_taken'),
  );
  await newer.close();
  await database.asOwner('test: remove all', `delete from person where id like 'P3_'`);
});

test('other standings and schemes may overlap', async () => {
  await recordCoverage(deps, coverage('P1', { standing: 'arrears' }));
  await recordCoverage(deps, coverage('P1', { scheme: 'employee', endsOn: day('2025-02-01') }));
});

test('of twenty simultaneous equal periods one is recorded', async () => {
  await recordPerson(deps, person('P3'));
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => recordCoverage(deps, coverage('P3'))),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});

const search = async (query: string, page: object = {}) =>
  (await call('/persons', { query: { query, ...page } })) as {
    rows: PersonSummary[];
    total: number;
  };

test('clerks find people by id, full identity number, and beginning of name or initials', async () => {
  await recordPerson(deps, person('P10', { name: '李四', initials: 'ls', household: 'H2' }));
  await recordPerson(deps, person('P11', { name: '李四光', initials: 'lsg', household: 'H2' }));
  const ids = async (query: string) => (await search(query)).rows.map((row) => row.id);
  expect(await ids('P10')).toEqual(['P10']);
  expect(await ids('李四')).toEqual(['P10', 'P11']);
  expect(await ids('李四光')).toEqual(['P11']);
  expect(await ids('LSG')).toEqual(['P11']);
  expect(await ids('ls')).toEqual(['P10', 'P11']);
  expect(await ids(person('P10').idNumber)).toEqual(['P10']);
  expect(await ids('李%')).toEqual([]);
  expect(await ids('四')).toEqual([]);
});

test('lists are paged, counted and masked', async () => {
  const first = await search('', { page: 1, size: 2 });
  const second = await search('', { page: 2, size: 2 });
  expect(first.total).toBe(4);
  expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(['P1', 'P10', 'P11', 'P3']);
  expect(first.rows[0]).toEqual({
    id: 'P1',
    name: '张*丰',
    idNumber: expect.stringMatching(/^532901\*{8}\d{3}[\dX]$/),
    sex: 'male',
    age: 45,
    county: '532901',
    scheme: 'resident',
    standing: 'covered',
    groups: [],
  });
});

test('a page of a person shows everything, amounts as text', async () => {
  const on: Day = day('2025-03-01');
  await database.asOwner(
    'test: rows of others',
    `with g as (insert into group_membership (id, person_id, group_code, starts_on, decided_on)
        values ('01900000-0000-7000-8000-000000000001', 'P10', '低保', $1, $1)),
      d as (insert into recognised_disease (id, person_id, kind, disease, starts_on)
        values ('01900000-0000-7000-8000-000000000002', 'P10', 'chronic', '高血压', $1)),
      a as (insert into personal_account (person_id, balance, held)
        values ('P11', 123456, 20000)),
      m as (insert into mutual_aid (giver_id, receiver_id, relation, position, quota_left, starts_on)
        values ('P11', 'P10', 'sibling', 1, 20000, $1))
     insert into year_to_date values ('P10', 'resident', 2025, '{"admissions":"2","pool.main":"2866666"}', 3)`,
    [on],
  );
  const view = (await call('/persons/:id', { params: { id: 'P10' } })) as PersonView;
  expect(view).toMatchObject({
    id: 'P10',
    name: '李四',
    household: [{ id: 'P11', name: '李*光', relation: 'sibling' }],
    coverage: [],
    groups: [{ group: '低保', startsOn: '2025-03-01', endsOn: null }],
    diseases: [{ kind: 'chronic', disease: '高血压', startsOn: '2025-03-01', endsOn: null }],
    account: null,
    mutualAid: [
      { giver: 'P11', giverName: '李*光', relation: 'sibling', quotaLeft: '200.00', position: 1 },
    ],
    yearToDate: [
      { scheme: 'resident', year: 2025, totals: { admissions: '2', 'pool.main': '28666.66' } },
    ],
  });
  // The mask hides the day of birth, so nothing else of the page may say it.
  expect(JSON.stringify(view)).not.toMatch(/1980-?01-?01/);
  const giver = (await call('/persons/:id', { params: { id: 'P11' } })) as PersonView;
  expect(giver.account).toEqual({ balance: '1234.56', held: '200.00', available: '1034.56' });
  expect((await search('P10')).rows[0]?.groups).toEqual(['低保']);
});

test('a person who is not there is refused by id', async () => {
  await expect(call('/persons/:id', { params: { id: 'P0' } })).rejects.toEqual(
    refused('enrolment.unknown_person'),
  );
});
