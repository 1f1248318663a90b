import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../kernel/ids.ts';
import {
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  TOWNSHIP,
} from '../../money/settlement/testing.ts';
import { findFilings, standingPeriod } from '../../people/filing/index.ts';
import { awayEffects } from './effects.ts';
import {
  type Away,
  awayDesk,
  awayWorld,
  caseOf,
  effectNamed,
  openAway,
  quoted,
  refusalOf,
  settled,
} from './testing.ts';

let world: Awaited<ReturnType<typeof awayWorld>>;
let file: Away;
beforeAll(async () => {
  world = await awayWorld();
  file = awayDesk(world);
});

const long = (change: object = {}) => ({
  ...{ reason: 'long-residence', place: '5301', startsOn: '2025-11-20', phone: '' },
  ...change,
});
const short = (reason: string, change: object = {}) => long({ reason, ...change });

const BEFORE = { startedOn: '2025-11-10', endedOn: '2025-11-18' };

const filed = async (person: Awaited<ReturnType<typeof addPerson>>) =>
  ((await findFilings(world.database.sql, [person], 'away')).get(person) ?? []).map((filing) => ({
    place: filing.content.kind === 'away' ? filing.content.place : '',
    ...standingPeriod(filing),
  }));

// 20,000.00 at a tertiary hospital: the first self-paid share, 700.00 of deductible, 60 % of the rest.
test.each([
  ['settled-retiree', 'long-term', '0.00', '11580.00'],
  ['long-residence', 'long-term', '0.00', '11580.00'],
  ['posted-worker', 'long-term', '0.00', '11580.00'],
  ['referral', 'referral', '2000.00', '10380.00'],
  ['emergency', 'emergency', '2000.00', '10380.00'],
  ['other', 'temporary', '4000.00', '9180.00'],
])('filed as %s, a stay at any hospital of the place settles as %s', async (reason, ...rest) => {
  const [filing, selfPay, pool] = rest;
  const person = await addPerson(world);
  await file('away-file', person, short(reason));
  const stay = await openAway(world, person);
  expect(await settled(world, stay)).toMatchObject({ filing, selfPay, pool });
});

test('it counts for any number of visits', async () => {
  const person = await addPerson(world);
  await file('away-file', person, long());
  for (let visit = 0; visit < 3; visit += 1) {
    const stay = await openAway(world, person);
    expect(await settled(world, stay)).toMatchObject({ filing: 'long-term' });
  }
});

test('without a filing, or with one for another place, nobody may claim more than is filed', async () => {
  const person = await addPerson(world);
  const stay = await openAway(world, person, { filing: 'long-term' });
  expect(await quoted(world, stay)).toMatchObject({ filing: 'none', pool: '9180.00' });
  await file('away-file', person, long({ place: '110000' }));
  expect(await quoted(world, stay)).toMatchObject({ filing: 'none', pool: '9180.00' });
});

test('an emergency that the hospital states is deemed filed', async () => {
  const stay = await openAway(world, await addPerson(world), { filing: 'emergency' });
  expect(await settled(world, stay)).toMatchObject({ filing: 'emergency', pool: '10380.00' });
});

test('a filing after the discharge counts until the settlement, for the whole stay', async () => {
  const person = await addPerson(world);
  const stay = await openAway(world, person, BEFORE);
  expect(await quoted(world, stay)).toMatchObject({ filing: 'none' });
  const { result } = await file('away-file', person, short('emergency'), { channel: 'online' });
  expect(result).toMatchObject({ startsOn: '2025-11-10', lastDay: '2026-05-19', place: '530100' });
  expect(await settled(world, stay)).toMatchObject({ filing: 'emergency' });
});

test('what is discharged and settled is not filed for any more', async () => {
  const person = await addPerson(world);
  await settled(world, await openAway(world, person, BEFORE));
  const late = file('away-file', person, short('emergency', { startsOn: '2025-11-10' }));
  expect(await refusalOf(late)).toEqual({
    code: 'away.settled_already',
    facts: { from: '2025-11-10', until: '2025-11-18' },
  });
});

test('what waits does not let a filing begin over what was settled before it', async () => {
  const person = await addPerson(world);
  await settled(world, await openAway(world, person, BEFORE));
  const waiting = { startedOn: '2025-11-19', endedOn: '2025-11-20' };
  await openAway(world, person, waiting);
  const over = file('away-file', person, short('emergency', { startsOn: '2025-11-18' }));
  expect(await refusalOf(over)).toEqual({
    code: 'away.settled_already',
    facts: { from: '2025-11-10', until: '2025-11-18' },
  });
  await file('away-file', person, short('emergency', { startsOn: '2025-11-19' }));
  expect(await filed(person)).toMatchObject([{ startsOn: '2025-11-19' }]);
});

test('it is filed online at two in the night of National Day, at once', async () => {
  const person = await addPerson(world);
  const night = awayDesk(world, '2025-09-30T18:00:00Z');
  const form = short('other', { startsOn: '2025-10-01' });
  expect(await night('away-file', person, form, { channel: 'online' })).toMatchObject({
    result: { startsOn: '2025-10-01', lastDay: '2026-03-31' },
  });
  const [row] = await world.database.sql(
    'test: filing',
    'select office, filed_by as by, place from filing where person_id = $1',
    [person],
  );
  expect(row).toEqual({ office: null, by: null, place: '530100' });
});

test('the rule of every matter says yes at once', async () => {
  const { awayEffects } = await import('./effects.ts');
  const rules = awayEffects(world).map(async ({ name, rule }) => [
    name,
    await rule?.(world.database.sql, null as never),
  ]);
  expect(await Promise.all(rules)).toEqual(
    ['away-file', 'away-change', 'away-end', 'referral-out', 'referral-in-area'].map((name) => [
      name,
      { says: 'approve' },
    ]),
  );
});

test.each([
  ['away.unknown_place', { place: '9999' }],
  ['away.unknown_place', { place: '昆明' }],
  ['away.unknown_place', { place: '' }],
  ['away.at_home', { place: '532901' }],
  ['away.unknown_reason', { reason: 'holiday' }],
  ['away.not_a_day', { startsOn: '2025-11-31' }],
  ['away.too_far_ahead', { startsOn: '2026-05-21' }],
  ['away.starts_in_past', { startsOn: '2025-11-19' }],
])('%s: %o', async (code, change) => {
  const person = await addPerson(world);
  expect(await refusalOf(file('away-file', person, long(change)))).toMatchObject({ code });
});

test('who is not insured on the day has nothing to file for', async () => {
  const person = await addPerson(world);
  await world.database.sql(
    'test: ends',
    `update coverage set ends_on = '2025-12-01' where person_id = $1`,
    [person],
  );
  await expect(file('away-file', person, long())).resolves.toBeTruthy();
  const other = await addPerson(world);
  await world.database.sql(
    'test: ends',
    `update coverage set ends_on = '2025-12-01' where person_id = $1`,
    [other],
  );
  const later = file('away-file', other, long({ startsOn: '2025-12-01' }));
  expect(await refusalOf(later)).toMatchObject({ code: 'away.not_insured' });
});

test('a second filing is refused with the one that stands, and a change offered', async () => {
  const person = await addPerson(world);
  const { result } = await file('away-file', person, short('other'));
  const second = file('away-file', person, long({ place: '1100' }));
  expect(await refusalOf(second)).toEqual({
    code: 'away.filed_already',
    facts: {
      ...{ filing: result.filing, place: '昆明市' },
      ...{ startsOn: '2025-11-20', endsOn: '2026-05-19' },
    },
  });
  // From the day after its last one, the next may be filed already.
  await file('away-file', person, long({ place: '1100', startsOn: '2026-05-20' }));
});

test('of two filings at once one stands and the other is refused', async () => {
  const person = await addPerson(world);
  const both = await Promise.allSettled([
    file('away-file', person, long()),
    file('away-file', person, long({ place: '1101' })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await filed(person)).toHaveLength(1);
});

test('a change begins where the other ends, and what was before stays filed', async () => {
  const person = await addPerson(world);
  await file('away-file', person, long());
  await file('away-change', person, long({ place: '1100', startsOn: '2025-12-01' }));
  expect(await filed(person)).toEqual([
    { place: '530100', startsOn: '2025-11-20', endsOn: '2025-12-01' },
    { place: '110000', startsOn: '2025-12-01', endsOn: null },
  ]);
});

test('what begins after one that has an end can be changed', async () => {
  const person = await addPerson(world);
  await file('away-file', person, long());
  await file('away-end', person, { endsOn: '2025-12-01' });
  await file('away-file', person, long({ startsOn: '2026-01-01' }));
  await file('away-change', person, long({ place: '1100', startsOn: '2026-01-01' }));
  expect(await filed(person)).toEqual([
    { place: '530100', startsOn: '2025-11-20', endsOn: '2025-12-01' },
    { place: '530100' },
    { place: '110000', startsOn: '2026-01-01', endsOn: null },
  ]);
});

test('a change before the first day takes its place wholly', async () => {
  const person = await addPerson(world);
  await file('away-file', person, long({ startsOn: '2025-12-01' }));
  await file('away-change', person, long({ place: '1100' }));
  expect(await filed(person)).toEqual([
    { place: '530100' },
    { place: '110000', startsOn: '2025-11-20', endsOn: null },
  ]);
});

test('it is ended, and then nothing is left to end', async () => {
  const person = await addPerson(world);
  expect(await refusalOf(file('away-end', person, {}))).toMatchObject({
    code: 'away.nothing_filed',
  });
  await file('away-file', person, long());
  const same = file('away-change', person, long());
  expect(await refusalOf(same)).toMatchObject({ code: 'away.nothing_changes' });
  const passed = file('away-end', person, { endsOn: '2025-11-19' });
  expect(await refusalOf(passed)).toMatchObject({ code: 'away.day_passed' });
  expect(await file('away-end', person, { endsOn: '2025-12-01' })).toMatchObject({
    result: { lastDay: '2025-11-30' },
  });
  expect(await filed(person)).toEqual([
    { place: '530100', startsOn: '2025-11-20', endsOn: '2025-12-01' },
  ]);
  const again = file('away-change', person, long({ place: '1100' }));
  expect(await refusalOf(again)).toMatchObject({ code: 'away.ends_already' });
});

test('where the area asks for it, a long-term filing is not changed before its time', async () => {
  const strict = await awayWorld({ change: { months: 6, source: 'assumed: test' } });
  const at = awayDesk(strict);
  const person = await addPerson(strict);
  await at('away-file', person, long());
  const early = at('away-change', person, long({ place: '1100', startsOn: '2026-05-19' }));
  expect(await refusalOf(early)).toEqual({
    code: 'away.change_too_early',
    facts: { startsOn: '2025-11-20', months: '6', free: '2026-05-20' },
  });
  await at('away-change', person, long({ place: '1100', startsOn: '2026-05-20' }));
  // What is temporary may end at any time.
  const other = await addPerson(strict);
  await at('away-file', other, short('other'));
  await at('away-end', other, {});
});

test.each([
  ['before-discharge', 'none'],
  ['refused', 'none'],
] as const)(
  'where it must be filed %s, a filing after that counts as nothing',
  async (is, filing) => {
    const source = 'assumed: test';
    const strict = await awayWorld({ afterTheFact: { is, source } });
    const person = await addPerson(strict);
    const stay = await openAway(strict, person, BEFORE);
    await awayDesk(strict)('away-file', person, long());
    expect(await settled(strict, stay)).toMatchObject({ filing });
    const late = awayDesk(strict)(
      'away-file',
      await addPerson(strict),
      long({ startsOn: '2025-11-10' }),
    );
    expect(await refusalOf(late)).toMatchObject({ code: 'away.starts_in_past' });
  },
);

test('before the discharge it counts for the stay that goes on', async () => {
  const source = 'assumed: test';
  const strict = await awayWorld({ afterTheFact: { is: 'before-discharge', source } });
  const person = await addPerson(strict);
  const stay = await openAway(strict, person, { startedOn: '2025-11-10', endedOn: null });
  await awayDesk(strict)('away-file', person, long());
  expect(await quoted(strict, stay)).toMatchObject({ filing: 'long-term' });
});

test('who lives elsewhere is, in some areas, at home as somebody who was referred', async () => {
  const source = 'assumed: test';
  const strict = await awayWorld({ home: { is: 'as-referral', source } });
  const person = await addPerson(strict);
  const at = { startedOn: '2025-11-20', endedOn: '2025-11-20', lines: { A: '20000.00' } };
  const before = await openBill(strict, person, at);
  expect(await settled(strict, before)).toMatchObject({ filing: 'none', pool: '11580.00' });
  await awayDesk(strict)('away-file', person, long());
  const stay = await openBill(strict, person, at);
  expect(await settled(strict, stay)).toMatchObject({ filing: 'referral', pool: '10380.00' });
  const urgent = await openBill(strict, person, { ...at, filing: 'emergency' });
  expect(await settled(strict, urgent)).toMatchObject({ filing: 'emergency', pool: '11580.00' });
});

test('where what the hospital states counts, the record fills in for one that states nothing', async () => {
  const source = 'assumed: test';
  const lenient = await awayWorld({ filing: { is: 'stated', source } });
  const person = await addPerson(lenient);
  const said = await openAway(lenient, person, { filing: 'referral' });
  expect(await quoted(lenient, said)).toMatchObject({ filing: 'referral' });
  const silent = await openAway(lenient, person);
  expect(await quoted(lenient, silent)).toMatchObject({ filing: 'none' });
  await awayDesk(lenient)('away-file', person, long());
  expect(await quoted(lenient, said)).toMatchObject({ filing: 'referral' });
  expect(await quoted(lenient, silent)).toMatchObject({ filing: 'long-term' });
});

test('nothing is changed or ended while the person lies in hospital there', async () => {
  const person = await addPerson(world);
  await file('away-file', person, long());
  await openAway(world, person, { endedOn: null });
  expect(await refusalOf(file('away-end', person, {}))).toMatchObject({
    code: 'away.care_under_way',
  });
  // What was discharged and waits keeps what was filed for its days.
  const other = await addPerson(world);
  const stay = await openAway(world, other, BEFORE);
  await file('away-file', other, long());
  await file('away-change', other, long({ place: '1100' }));
  expect(await settled(world, stay)).toMatchObject({ filing: 'long-term' });
});

test('a settlement made again finds what was filed for its days, although it ended since', async () => {
  const person = await addPerson(world);
  const stay = await openAway(world, person, BEFORE);
  await file('away-file', person, long());
  const first = await world.settlements.settle(await billRequest(world, stay));
  await file('away-end', person, {});
  await world.settlements.reverse({
    ...{ key: `R-${stay}` as never, person, provider: 'H-KUNMING' as ProviderId },
    ...{ settlement: first.settlements[0]?.row.id as never, reason: 'test' },
  });
  expect(await settled(world, stay)).toMatchObject({ filing: 'long-term', pool: '11580.00' });
});

test('a referral out of the area goes on with the deductible of the stay that was left', async () => {
  const person = await addPerson(world);
  const first = await openBill(world, person, {
    ...{ provider: TOWNSHIP, startedOn: '2025-11-01', endedOn: '2025-11-09' },
    lines: { A: '1000.00' },
  });
  await settled(world, first);
  const form = { place: '5301', fromHospital: TOWNSHIP, startsOn: '2025-11-20' };
  await file('referral-out', person, form);
  const elsewhere = file('referral-out', person, { ...form, fromHospital: 'H-KUNMING' });
  expect(await refusalOf(elsewhere)).toMatchObject({ code: 'away.hospital_elsewhere' });
  const unknown = file('referral-in-area', person, { fromHospital: HOSPITAL, toHospital: 'H-0' });
  expect(await refusalOf(unknown)).toMatchObject({ code: 'provider.unknown_provider' });
});

test('a referral inside the area that stands already is refused before it is decided', async () => {
  const person = await addPerson(world);
  const form = { fromHospital: TOWNSHIP, toHospital: HOSPITAL, startsOn: '2025-11-20' };
  expect(await file('referral-in-area', person, form)).toMatchObject({
    result: { startsOn: '2025-11-20', lastDay: '2025-12-19' },
  });
  const { check } = effectNamed(awayEffects(world), 'referral-in-area');
  const again = Promise.resolve(check?.(world.database.sql, caseOf(person, form)));
  expect(await refusalOf(again)).toMatchObject({ code: 'filing.overlaps' });
});
