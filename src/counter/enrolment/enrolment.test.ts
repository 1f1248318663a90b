import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Coverage, findCoverage } from '../../people/enrolment/index.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import {
  addInsured,
  counterWorld,
  effectNamed,
  openCase,
  runEffect,
} from '../matters/testing-case.ts';
import { decideEnrolment } from './decide-enrolment.ts';
import { counterEnrolmentEffects } from './index.ts';

const figures = loadFigures('matters/figures');
const world = await counterWorld();
const effectOf = (shelf = figures) =>
  effectNamed(counterEnrolmentEffects({ ...world, figures: shelf }), 'resident-enrolment');
const rule = figures.on(world.database.area, day('2025-07-01'))?.enrolment as never;

async function enrol(person: PersonId, year: string, effect = effectOf()) {
  return runEffect(world, effect, await openCase(world, { person, form: { year } }));
}

test('who comes late waits, and is covered then', async () => {
  const { id } = await addInsured(world);
  const { result } = await enrol(id, '2025');
  expect(result).toEqual({
    ...{ scheme: 'resident', startsOn: '2025-07-01', endsOn: '2026-01-01' },
    coveredFrom: '2025-10-01',
  });
  expect((await findCoverage(world.database.sql, [id])).get(id)).toMatchObject([
    { standing: 'waiting', startsOn: '2025-07-01', endsOn: '2025-10-01' },
    { standing: 'covered', startsOn: '2025-10-01', endsOn: '2026-01-01' },
  ]);
  await expect(enrol(id, '2025')).rejects.toThrow('enrolment.coverage_overlaps');
});

const decide = (today: string, year: number, bornOn = '1970-01-01', coverage: Coverage[] = []) =>
  decideEnrolment(
    { person: 'P1' as PersonId, year },
    { today: day(today), bornOn: day(bornOn), coverage, rule },
  ).map(({ standing, startsOn, endsOn }) => [standing, startsOn, endsOn]);

test.each([
  ['the window opens', '2025-09-01', 2026, '1970-01-01', [['covered', '2026-01-01', '2027-01-01']]],
  [
    'the window closes',
    '2025-12-31',
    2026,
    '1970-01-01',
    [['covered', '2026-01-01', '2027-01-01']],
  ],
  ['a newborn', '2025-07-01', 2025, '2025-04-02', [['covered', '2025-04-02', '2026-01-01']]],
  [
    'a newborn of last December, for the year of its birth',
    ...(['2026-01-20', 2025, '2025-12-20', [['covered', '2025-12-20', '2026-01-01']]] as const),
  ],
  [
    'a newborn of last December, for the year that began',
    ...(['2026-03-20', 2026, '2025-12-20', [['covered', '2026-01-01', '2027-01-01']]] as const),
  ],
  [
    'a newborn of last December a day late',
    ...(['2026-03-21', 2026, '2025-12-20'] as const),
    [
      ['waiting', '2026-03-21', '2026-06-21'],
      ['covered', '2026-06-21', '2027-01-01'],
    ],
  ],
  [
    'a newborn a day late',
    ...(['2025-07-02', 2025, '2025-04-02'] as const),
    [
      ['waiting', '2025-07-02', '2025-10-02'],
      ['covered', '2025-10-02', '2026-01-01'],
    ],
  ],
  [
    'the year ends first',
    '2025-11-01',
    2025,
    '1970-01-01',
    [['waiting', '2025-11-01', '2026-01-01']],
  ],
])('%s', (_, today, year, bornOn, periods) => {
  expect(decide(today, year, bornOn)).toEqual(periods);
});

test('resident-enrolment.year_not_open', () => {
  expect(() => decide('2025-08-31', 2026)).toThrow('resident-enrolment.year_not_open');
  expect(() => decide('2025-10-01', 2027)).toThrow('resident-enrolment.year_not_open');
  expect(() => decide('2025-10-01', 2024)).toThrow('resident-enrolment.year_not_open');
});

test('resident-enrolment.insured_as_employee', () => {
  const employee: Coverage = {
    ...{ personId: 'P1' as PersonId, scheme: 'employee', standing: 'covered', retired: false },
    ...{ startsOn: day('2020-01-01'), endsOn: null },
  };
  expect(() => decide('2025-10-01', 2026, '1970-01-01', [employee])).toThrow(
    'resident-enrolment.insured_as_employee',
  );
});

test('resident-enrolment.no_figures', async () => {
  const { id } = await addInsured(world);
  await expect(enrol(id, '2025', effectOf(figureShelf([])))).rejects.toThrow(
    'resident-enrolment.no_figures',
  );
});

async function run(name: string, person: PersonId, form: Record<string, string>) {
  const effect = effectNamed(counterEnrolmentEffects({ ...world, figures }), name);
  return runEffect(world, effect, await openCase(world, { person, form }));
}

test('whoever belongs to a special group has a premium paid, once a year', async () => {
  const { id } = await addInsured(world);
  await expect(run('premium-aid', id, { year: '2026' })).rejects.toThrow(
    'premium-aid.not_in_a_group',
  );
  await world.database.sql(
    'test: member',
    `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
     values ($1, $2, 'destitute', '2025-01-01', '2025-01-01')`,
    [world.ids.next(), id],
  );
  expect((await run('premium-aid', id, { year: '2026' })).result).toEqual({
    ...{ year: '2026', group: 'destitute' },
  });
  await expect(run('premium-aid', id, { year: '2026' })).rejects.toThrow(
    'premium-aid.aided_already',
  );
});

test('a part of the own account is set aside for a relative', async () => {
  const [giver, child] = [await addInsured(world), await addInsured(world, { name: '示例孩子' })];
  const form = {
    ...{ idNumber: child.idNumber, name: '示例孩子', relation: 'child', quota: '60.00' },
  };
  await expect(run('family-sharing', giver.id, form)).rejects.toThrow('accounts.no_account');
  await world.database.sql('test: account', 'insert into personal_account values ($1, 10000)', [
    giver.id,
  ]);
  await expect(run('family-sharing', giver.id, { ...form, name: '别人' })).rejects.toThrow(
    'family-sharing.relative_not_found',
  );
  expect((await run('family-sharing', giver.id, form)).result).toEqual({
    ...{ receiver: child.id, quota: '60.00', position: '1' },
  });
  await expect(run('family-sharing', giver.id, form)).rejects.toThrow('accounts.grant_exists');
});
