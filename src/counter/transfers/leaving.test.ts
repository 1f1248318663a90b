import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { addPerson } from '../../money/settlement/testing.ts';
import { findFilings } from '../../people/filing/index.ts';
import { awayEffects } from '../away/index.ts';
import { KUNMING, openAway } from '../away/testing.ts';
import type { Form } from '../matters/index.ts';
import { effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { findLeaving } from './index.ts';
import { transferWorld } from './testing.ts';

/** Decided on the 2nd of February; the other area insures from the 20th. */
const DECIDED = '2026-02-02T02:00:00Z';
const THERE = '2026-02-20';
const LAST = '2026-02-19';
const OUT = { toArea: '310100', startsOn: THERE, pension: 'none' };

const world = await transferWorld();
const { home, deps, run } = world;
const effects = awayEffects({ ...home, figures: deps.home.figures, leaving: findLeaving });

beforeAll(async () => {
  await home.database.sql(
    'test: hospital elsewhere',
    `insert into provider (id, name, initials, county) values ($1, '示范昆明医院', 'sfkmyy', '530102')`,
    [KUNMING],
  );
  await home.database.sql(
    'test: its term',
    `insert into provider_term (provider_id, level, contracted, starts_on)
     values ($1, 'tertiary', true, '2020-01-01')`,
    [KUNMING],
  );
});

async function file(person: PersonId, startsOn: string, form: Form = {}) {
  const said = { reason: 'long-residence', place: '530100', startsOn, ...form };
  const facts = await openCase(home, { person, form: said, change: world.numbered() });
  const { result } = await runEffect(home, effectNamed(effects, 'away-file'), facts);
  return result;
}

async function leaver() {
  world.moveTo(DECIDED);
  const person = await addPerson(home);
  const { facts } = await run('transfer-out', person, OUT);
  return { person, number: facts.case.number };
}

const filed = async (person: PersonId) =>
  (await findFilings(home.database.sql, [person], 'away')).get(person) ?? [];

test.each([
  ['on the day of the decision', '2026-02-02', {}],
  ['on the last day of insurance', LAST, {}],
  ['for half a year', '2026-02-10', { reason: 'other' }],
])(
  'care away that is filed after the decision, %s, ends with the insurance',
  async (_, from, form) => {
    const { person, number } = await leaver();
    // Whoever files it reads until when it holds.
    expect(await file(person, from, form)).toMatchObject({ startsOn: from, lastDay: LAST });
    expect(await filed(person)).toMatchObject([{ startsOn: from, withdrawnOn: THERE }]);
    const [row] = await home.database.sql(
      'test: withdrawal',
      `select w.reason, w.operator from filing_withdrawal w join filing f on f.id = w.filing_id
     where person_id = $1`,
      [person],
    );
    expect(row).toEqual({ reason: number, operator: number });
    expect(await world.found()).toEqual([]);
  },
);

test('from the day of the transfer on nothing is filed here', async () => {
  const { person } = await leaver();
  await expect(file(person, THERE)).rejects.toThrow('away.not_insured');
  expect(await filed(person)).toEqual([]);
});

test('care of the last days that is filed when he has left already counts for those days', async () => {
  const { person } = await leaver();
  world.moveTo('2026-02-23T02:00:00Z');
  await openAway(home, person, { startedOn: '2026-02-17', endedOn: LAST });
  expect(await file(person, '2026-02-17')).toMatchObject({ lastDay: LAST });
  expect(await filed(person)).toMatchObject([{ withdrawnOn: THERE }]);
});

test('whoever is insured here again later files as anybody', async () => {
  const { person } = await leaver();
  await home.database.sql(
    'test: back',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'resident', 'covered', '2026-03-10')`,
    [home.ids.next(), person],
  );
  world.moveTo('2026-03-10T02:00:00Z');
  expect(await file(person, '2026-03-10')).not.toHaveProperty('lastDay');
  expect(await filed(person)).toMatchObject([{ withdrawnOn: null }]);
  expect(await world.found()).toEqual([]);
});

test('a filing and a decision in the same moment: whichever is first, both end on one day', async () => {
  world.moveTo(DECIDED);
  const people = await Promise.all(Array.from({ length: 4 }, () => addPerson(home)));
  for (const person of people) {
    await Promise.all([run('transfer-out', person, OUT), file(person, '2026-02-02')]);
    expect(await filed(person)).toMatchObject([{ withdrawnOn: THERE }]);
  }
});

test('the proof finds a filing of after the decision that nobody ended', async () => {
  const { person } = await leaver();
  await file(person, '2026-02-10');
  const [{ id } = { id: '' as never }] = await filed(person);
  await home.database.asOwner(
    'test: forgotten',
    'delete from filing_withdrawal where filing_id = $1',
    [id],
  );
  expect((await world.found()).join()).toContain('stays filed');
});
