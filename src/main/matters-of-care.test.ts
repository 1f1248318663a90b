import { beforeAll, expect, test } from 'vitest';
import { awayWorld, openAway, refusalOf, settled } from '../counter/away/testing.ts';
import { createMatterShelf, createMatters, type Matters } from '../counter/matters/index.ts';
import { addFile, COUNTY, insured, officer, STATION } from '../counter/matters/testing.ts';
import { insertOffices, levelOf, type OfficePath } from '../counter/offices/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import {
  addPerson,
  billRequest,
  openBill,
  TOWNSHIP,
  type World,
} from '../money/settlement/testing.ts';
import { clockFrom } from '../platform/clock.ts';
import type { Caller } from '../platform/http/route.ts';
import { statutoryCalendar } from '../rules/calendar/index.ts';
import { effectsOf, matterBook } from './effects.ts';

const FILE = 'a'.repeat(64);
const STATION_CLERK = officer('station', 'counter-clerk', STATION);
const COUNTY_CLERK = officer('clerk', 'counter-clerk', COUNTY);
const REVIEWER = officer('reviewer', 'counter-reviewer', COUNTY);

let world: World;
let matters: Matters;
let nightly: Matters;
let keys = 0;

beforeAll(async () => {
  world = await awayWorld();
  const book = matterBook();
  const offices = ['532900', COUNTY, '532900/532901/03', STATION] as OfficePath[];
  await insertOffices(
    world.database.sql,
    offices.map((path) => ({
      ...{ path, level: levelOf(path), name: `示范经办点 ${path}`, nameEn: `Example ${path}` },
      ...{ county: path.split('/')[1] ?? null, phone: '0872-0000000', address: '' },
      delegated: book.delegated.map(({ code }) => code),
    })),
  );
  await addFile(world.database, FILE);
  const at = (clock: World['clock']) =>
    createMatters({
      ...{ database: world.database, ids: world.ids, clock, calendar: statutoryCalendar },
      ...{ delegated: book.delegated, hours: book.hours, notify: null, colleagues: null },
      secret: Buffer.alloc(32, 7),
      shelf: createMatterShelf(book, effectsOf({ ...world, clock } as never)),
    });
  matters = at(world.clock);
  // Two in the night of National Day.
  nightly = at(clockFrom(() => new Date('2025-09-30T18:00:00Z')));
  await matters.publish();
  await nightly.publish();
});

type Given = {
  readonly papers?: readonly string[];
  readonly promised?: readonly string[];
  readonly at?: Matters;
};

/** Brings a matter, and says what became of it. */
async function bring(
  caller: Caller,
  matter: string,
  person: PersonId,
  form: Record<string, string | boolean>,
  { papers = [], promised = [], at = matters }: Given = {},
) {
  keys += 1;
  const id = await at.submit(caller, {
    ...{ key: `test-key-${keys}`, matter, person, provider: null, promised },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    form: { ...form, phone: '13800000000' },
    papers: papers.map((material) => ({ material, file: FILE, name: 'p.pdf', turns: 0 as const })),
  });
  return found(id);
}

async function found(id: string) {
  const [row] = await world.database.sql<{ state: string; result: string; version: number }>(
    'test: case',
    'select state, result, version from matter_case where id = $1',
    [id],
  );
  return { id, ...row, result: JSON.parse(row?.result ?? '{}') };
}

test('a traveller files by telephone at two in the night of a holiday, and settles', async () => {
  const person = await addPerson(world);
  const stay = await openAway(world, person, { startedOn: '2025-09-28', endedOn: '2025-09-30' });
  const form = { reason: 'emergency', place: '5301', startsOn: '2025-10-01' };
  const filed = await bring(insured(person), 'away-temporary', person, form, { at: nightly });
  expect(filed).toMatchObject({ state: 'done', result: { startsOn: '2025-09-28' } });
  expect(await settled(world, stay)).toMatchObject({ filing: 'emergency' });
});

test('who lives elsewhere promises the proof at a village station, and it is done at once', async () => {
  const person = await addPerson(world);
  const form = { reason: 'settled-retiree', place: '110000', startsOn: '2025-11-20' };
  const bare = bring(STATION_CLERK, 'away-long-term', person, form);
  expect(await refusalOf(bare)).toMatchObject({ code: expect.stringContaining('paper') });
  const promised = { promised: ['residence'] };
  expect(await bring(STATION_CLERK, 'away-long-term', person, form, promised)).toMatchObject({
    ...{ state: 'done', result: { place: '110000' } },
  });
  const other = { ...form, reason: 'long-residence', place: '310000', startsOn: '2025-12-01' };
  const again = bring(STATION_CLERK, 'away-long-term', person, other, promised);
  expect(await refusalOf(again)).toMatchObject({ code: 'away.filed_already' });
  expect(await bring(STATION_CLERK, 'away-change', person, other, promised)).toMatchObject({
    state: 'done',
  });
  const end = await bring(insured(person), 'away-end', person, { endsOn: '2025-12-24' });
  expect(end).toMatchObject({ state: 'done', result: { lastDay: '2025-12-23' } });
});

test('of two filings in the same moment one is done, and nobody is filed twice', async () => {
  const person = await addPerson(world);
  const at = (place: string) =>
    bring(insured(person), 'away-temporary', person, {
      ...{ reason: 'other', startsOn: '2025-11-20', place },
    });
  const both = await Promise.allSettled([at('5301'), at('3100')]);
  const done = both.filter((one) => one.status === 'fulfilled' && one.value.state === 'done');
  expect(done).toHaveLength(1);
  const rows = await world.database.sql(
    'test: filings',
    `select 1 from filing where person_id = $1 and kind = 'away'`,
    [person],
  );
  expect(rows).toHaveLength(1);
});

test('referrals are taken in at a counter', async () => {
  const person = await addPerson(world);
  const out = { fromHospital: TOWNSHIP, place: '5301', startsOn: '2025-11-20' };
  const paper = { papers: ['referral'] };
  expect(await bring(COUNTY_CLERK, 'referral-cross-province', person, out, paper)).toMatchObject({
    state: 'done',
  });
  const inside = { fromHospital: TOWNSHIP, toHospital: 'H-TERTIARY', startsOn: '2025-11-20' };
  expect(await bring(COUNTY_CLERK, 'referral-in-area', person, inside, paper)).toMatchObject({
    state: 'done',
  });
});

test('a chronic disease goes to a medical reviewer, and what was settled since is corrected', async () => {
  const person = await addPerson(world);
  const visit = await openBill(world, person, {
    ...{ kind: 'chronic', disease: 'diabetes', startedOn: '2025-11-10', endedOn: null },
    ...{ provider: TOWNSHIP, lines: { A: '100.00' } },
  });
  await world.settlements.settle(await billRequest(world, visit));
  const form = { disease: 'diabetes', startsOn: '2025-11-01' };
  const without = bring(STATION_CLERK, 'recognition-chronic', person, form);
  expect(await refusalOf(without)).toMatchObject({ code: 'recognition.proof_missing' });
  const paper = { papers: ['diagnosis'] };
  const open = await bring(STATION_CLERK, 'recognition-chronic', person, form, paper);
  expect(open).toMatchObject({ state: 'open' });
  const act = async (name: 'take' | 'approve') => {
    const { version = 0 } = await found(open.id);
    keys += 1;
    const request = { key: `test-key-${keys}`, version, act: name } as never;
    await matters.act({ id: open.id as never, caller: REVIEWER, request });
  };
  await act('take');
  await act('approve');
  expect(await found(open.id)).toMatchObject({
    state: 'done',
    result: { startsOn: '2025-11-01', corrected: '1', difference: '60.00' },
  });
});
