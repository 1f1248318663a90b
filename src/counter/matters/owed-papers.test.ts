import { beforeAll, expect, test } from 'vitest';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { checkSheets, checkTrace } from './check-trace.ts';
import { decideOnTime } from './decide-on-time.ts';
import type { CaseId } from './model.ts';
import { readQueue } from './read-queue.ts';
import { findPapers } from './store/papers.ts';
import {
  addFile,
  approver,
  COUNTY,
  clerk,
  documentOf,
  insured,
  type MatterWorld,
  matterWorld,
  officer,
  PERSON,
  reviewer,
  STATION,
  TOWNSHIP,
} from './testing.ts';

let world: MatterWorld;
const FILE = 'c'.repeat(64);
const bill = (material = 'bill') => [{ material, file: FILE, name: 'a.pdf', turns: 0 as const }];

beforeAll(async () => {
  world = await matterWorld();
  await addFile(world.database, FILE);
});

/** Decided and paid on 3 November, with the bill promised and not brought. */
async function owing(): Promise<CaseId> {
  world.setTime('2025-11-03 10:00');
  const id = await world.bring(clerk, { again: true });
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'approve');
  await world.matters.paid(id);
  return id;
}

const owed = async (caller: typeof clerk) =>
  (await readQueue(world.matters, caller, { queue: 'owed' })).rows.map(({ id }) => id);

test('a promised paper comes after the end, from the office or the person, and then nothing is owed', async () => {
  for (const who of [clerk, insured(PERSON)]) {
    const id = await owing();
    expect(await owed(clerk)).toContain(id);
    expect(await owed(officer('elsewhere', 'counter-clerk', '532900/532922'))).toEqual([]);
    await expect(world.do(who, id, 'add-papers', { papers: bill('proof') })).rejects.toMatchObject({
      kind: { code: 'matters.not_this_step' },
    });
    if (who.person) {
      await world.database.sql(
        'test: brought by the person',
        'insert into paper_taking (hash, taken_by, taken_at) values ($1, $2, now())',
        [FILE, PERSON],
      );
    }
    await world.do(who, id, 'add-papers', { papers: bill() });
    const [one, trace] = [await world.case(id), await world.trace(id)];
    expect(one).toMatchObject({ state: 'done', promised: [] });
    expect(checkTrace(one, trace, statutoryCalendar)).toEqual([]);
    expect(checkSheets(trace, await findPapers(world.database.sql, id))).toEqual([]);
    expect(decideOnTime(trace, documentOf(world, 'grant'))).toMatchObject({ onTime: true });
    expect(await owed(clerk)).not.toContain(id);
    await expect(world.do(who, id, 'add-papers', { papers: bill() })).rejects.toMatchObject({
      kind: { code: 'matters.closed' },
    });
  }
});

test('a promise that is not kept is asked for, first of the applicant, then of each office upwards', async () => {
  const id = await owing();
  const told = async () =>
    (await world.trace(id)).flatMap(({ act, facts }) => (act === 'chase' ? [facts.to] : []));
  const after = async (moment: string) => {
    world.setTime(moment);
    await world.matters.chaseOwed();
    await world.matters.chaseOwed();
    return told();
  };
  // Five working days from the 3rd end with the 10th.
  expect(await after('2025-11-10 23:00')).toEqual([]);
  expect(await after('2025-11-11 00:10')).toEqual(['applicant']);
  const said = world.notices.filter(({ case: one }) => one.id === id).map(({ event }) => event);
  expect(said.at(-1)).toBe('paper-owed');
  expect(await after('2025-11-17 23:00')).toHaveLength(1);
  expect(await after('2025-11-18 00:10')).toEqual(['applicant', STATION]);
  expect((await after('2025-11-25 00:10')).at(-1)).toBe(TOWNSHIP);
  for (const day of ['2025-12-02', '2025-12-09', '2025-12-16', '2025-12-23']) {
    await after(`${day} 00:10`);
  }
  expect(await told()).toEqual(['applicant', STATION, TOWNSHIP, COUNTY, '532900']);
  expect(checkTrace(await world.case(id), await world.trace(id), statutoryCalendar)).toEqual([]);
});

test('a paper that came in time is asked for by nobody', async () => {
  const id = await owing();
  await world.do(clerk, id, 'add-papers', { papers: bill() });
  world.setTime('2025-12-30 10:00');
  await world.matters.chaseOwed();
  expect((await world.trace(id)).map(({ act }) => act)).not.toContain('chase');
});
