import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Coverage, findCoverage } from '../../people/enrolment/index.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import { addInsured, counterWorld, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { decideEnrolment } from './decide-enrolment.ts';
import { residentEnrolmentEffects } from './index.ts';

const figures = loadFigures('matters/figures');
const world = await counterWorld();
const effectOf = (shelf = figures) =>
  effectNamed(residentEnrolmentEffects({ ...world, figures: shelf }), 'resident-enrolment');
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
  ['the window closes', '2025-12-31', 2026, '1970-01-01', [['covered', '2026-01-01', '2027-01-01']]],
  ['a newborn', '2025-07-01', 2025, '2025-04-02', [['covered', '2025-04-02', '2026-01-01']]],
  [
    'a newborn a day late',
    ...(['2025-07-02', 2025, '2025-04-02'] as const),
    [
      ['waiting', '2025-07-02', '2025-10-02'],
      ['covered', '2025-10-02', '2026-01-01'],
    ],
  ],
  ['the year ends first', '2025-11-01', 2025, '1970-01-01', [['waiting', '2025-11-01', '2026-01-01']]],
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
