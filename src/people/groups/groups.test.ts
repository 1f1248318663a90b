import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import {
  findMemberships,
  findRecognitions,
  groupRoutes,
  type Membership,
  type Recognition,
  recordMembership,
  recordRecognition,
} from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const P1 = 'P1' as PersonId;

beforeAll(() =>
  database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('P1', '1', '张三', 'zs', 'male', '1980-01-01', '532901', 'H1')`,
  ),
);

const membership = (change: Partial<Membership> = {}): Membership => ({
  personId: P1,
  groupCode: '低保',
  startsOn: day('2025-01-01'),
  endsOn: day('2026-01-01'),
  decidedOn: day('2025-06-20'),
  ...change,
});

const recognition = (change: Partial<Recognition> = {}): Recognition => ({
  personId: P1,
  kind: 'chronic',
  disease: '高血压',
  startsOn: day('2025-01-01'),
  endsOn: null,
  ...change,
});

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

test('a late recognition keeps the day on which it was decided', async () => {
  await recordMembership(deps, membership());
  await recordMembership(deps, membership({ groupCode: '特困' }));
  const found = await findMemberships(database.sql, [P1, 'P0' as PersonId]);
  expect([...found.keys()]).toEqual(['P1']);
  expect(found.get(P1)).toEqual([membership(), membership({ groupCode: '特困' })]);
});

test.each([
  ['enrolment.unknown_person', membership({ personId: 'P0' as PersonId })],
  ['groups.ends_before_start', membership({ endsOn: day('2024-12-31') })],
  ['groups.membership_overlaps', membership({ startsOn: day('2025-12-31'), endsOn: null })],
  ['groups.decided_in_future', membership({ groupCode: '孤儿', decidedOn: day('2025-07-02') })],
])('%s', async (code, wanted) => {
  await expect(recordMembership(deps, wanted)).rejects.toEqual(refused(code));
});

test('diseases are recognised once at a time', async () => {
  await recordRecognition(deps, recognition());
  await recordRecognition(deps, recognition({ kind: 'special' }));
  expect((await findRecognitions(database.sql, [P1])).get(P1)).toEqual([
    recognition(),
    recognition({ kind: 'special' }),
  ]);
});

test.each([
  ['enrolment.unknown_person', recognition({ personId: 'P0' as PersonId })],
  ['groups.ends_before_start', recognition({ endsOn: day('2025-01-01') })],
  ['groups.recognition_overlaps', recognition({ startsOn: day('2027-01-01') })],
])('%s for a disease', async (code, wanted) => {
  await expect(recordRecognition(deps, wanted)).rejects.toEqual(refused(code));
});

const call = (path: string, body: object) =>
  (groupRoutes(() => deps).find((row) => row.path === path) as Route).handle({
    caller: { id: 'test', role: 'office', provider: null, area: null },
    area: database.area,
    params: { id: 'P1' },
    query: {},
    body,
  });

test('the office records a group; the decision is of today unless stated', async () => {
  const body = { group: '返贫致贫', startsOn: '2025-02-01' };
  await expect(call('/persons/:id/groups', body)).resolves.toEqual({
    person: 'P1',
    group: '返贫致贫',
    startsOn: '2025-02-01',
    endsOn: null,
    decidedOn: '2025-07-01',
  });
  await expect(call('/persons/:id/groups', { ...body, startsOn: '2025-02-30' })).rejects.toEqual(
    refused('groups.not_a_day'),
  );
});

test('the office records a disease', async () => {
  const body = {
    kind: 'two-diseases',
    disease: '糖尿病',
    startsOn: '2025-02-01',
    endsOn: '2025-03-01',
  };
  await expect(call('/persons/:id/diseases', body)).resolves.toEqual({ person: 'P1', ...body });
});
