import { beforeAll, expect, test } from 'vitest';
import { type CaseId, checkTrace, findEvents } from '../counter/matters/index.ts';
import { readQueue } from '../counter/matters/read-queue.ts';
import { findCase } from '../counter/matters/store/cases.ts';
import {
  addFile,
  addOfficesOf,
  COUNTY,
  insured,
  officer,
  PREFECTURE,
} from '../counter/matters/testing.ts';
import { addInsured } from '../counter/matters/testing-case.ts';
import type { AreaCode, PersonId } from '../kernel/ids.ts';
import { clockFrom } from '../platform/clock.ts';
import type { Caller } from '../platform/http/route.ts';
import { testArea } from '../platform/testing.ts';
import { statutoryCalendar } from '../rules/calendar/index.ts';
import { createWorld } from './compose.ts';
import { matterBook } from './effects.ts';
import { jobTasks } from './jobs.ts';

/**
 * The task as the server composes it, with this program's documents, on a clock that the test moves from 20 November to the
 * middle of December. What is expected was counted by hand on the calendar of 2025.
 */
const database = await testArea();
let at = new Date();
const names = { code: '532900' as AreaCode, nameZh: '大理州', nameEn: 'Dali' };
const opened = createWorld({ clock: clockFrom(() => at), lanes: 1 });
const world = opened.open(names, database);
const { matters } = world;
const FILE = 'd'.repeat(64);
const clerk = officer('a.clerk', 'counter-clerk', COUNTY);
const reviewer = officer('a.reviewer', 'counter-reviewer', COUNTY);
const chief = officer('a.chief', 'counter-chief', COUNTY);

const cases = {} as Record<'reviewed' | 'online' | 'returned' | 'owing' | 'inquired', CaseId>;

/** In Shanghai. */
function setTime(moment: string): void {
  at = new Date(`${moment.replace(' ', 'T')}:00+08:00`);
}

/** What the lane does at its time, once for every area. */
async function runDeadlines(): Promise<void> {
  for (const { code: area } of opened.areas()) {
    for (const { lane, run } of jobTasks(opened)) if (lane === 'deadlines') await run({ area });
  }
}

let keys = 0;
const key = () => `a-key-of-deadlines-${++keys}`;

type Given = { readonly form: object; readonly papers?: string[]; readonly promised?: string[] };

async function bring(caller: Caller, matter: string, given: Given): Promise<CaseId> {
  const { form, papers = [], promised = [] } = given;
  const person = caller.person ?? (await resident());
  return matters.submit(caller, {
    ...{ key: key(), matter, person, provider: null, promised, form: form as never },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    papers: papers.map((material) => ({ material, file: FILE, name: '材料.pdf', turns: 0 })),
  });
}

async function resident(): Promise<PersonId> {
  const { id } = await addInsured({ database });
  await database.sql(
    'test: resident',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'resident', 'covered', '2024-01-01')`,
    [world.ids.next(), id],
  );
  return id;
}

/** Whom the system told of a case, in the order of its trace. */
async function toldOf(id: CaseId): Promise<string[]> {
  const rows = await database.sql<{ to: string }>(
    'test: told',
    `select facts::json ->> 'to' as to from case_event
     where case_id = $1 and act in ('escalate', 'chase') order by seq`,
    [id],
  );
  return rows.map(({ to }) => to);
}

/** Every line, notice and case as it stands. */
async function written() {
  const [row] = await database.asOwner<Record<string, unknown>>(
    'test: written',
    `select (select count(*) from case_event)::int as lines, (select count(*) from notice)::int as notices,
       (select string_agg(id || ':' || version || ':' || state, ' ' order by id) from matter_case) as cases`,
  );
  return row;
}

/** Moves the clock and runs the task: as often as it is run at that moment, it says what it says once. */
async function runAt(moment: string): Promise<void> {
  setTime(moment);
  // Two servers whose time comes in the same moment.
  await Promise.all([runDeadlines(), runDeadlines()]);
  const after = await written();
  await runDeadlines();
  expect(await written()).toEqual(after);
}

async function coloured(colour: 'red' | 'amber' | 'green'): Promise<string[]> {
  const { rows } = await readQueue(matters, chief, { queue: 'all', colour });
  const found = rows.map(({ id }) => id as CaseId);
  return Object.entries(cases).flatMap(([name, id]) => (found.includes(id) ? [name] : []));
}

beforeAll(async () => {
  await addOfficesOf(
    database,
    matterBook().delegated.map(({ code }) => code),
  );
  await addFile(database, FILE);
  setTime('2025-11-20 10:00');
  await matters.publish();
  const name = {
    form: { what: 'name', newName: '示例新名' },
    papers: ['identity', 'police'],
  };
  cases.reviewed = await bring(clerk, 'change-identity', name);
  cases.returned = await bring(clerk, 'change-identity', name);
  cases.online = await bring(insured(await resident()), 'transfer-out', {
    form: { toArea: '3101', startsOn: '2025-12-01', pension: 'none' },
  });
  cases.owing = await bring(clerk, 'change-address', {
    form: { county: '532901', address: '示范路 1 号' },
    promised: ['residence'],
  });
  cases.inquired = await bring(clerk, 'complaint', {
    form: { about: 'office', office: '示范窗口', story: '示范投诉' },
  });
  for (const act of ['take', 'return'] as const) {
    const version = act === 'take' ? 2 : 3;
    const request = { key: key(), version, act, reason: act === 'return' ? '照片不清楚' : '' };
    await matters.act({ id: cases.returned, caller: reviewer, request: request as never });
  }
});

test('on the day on which they were brought, and on the last of theirs, nobody is told', async () => {
  await runAt('2025-11-20 23:50');
  expect(await coloured('amber')).toEqual(['online']);
  await runAt('2025-11-21 23:50');
  expect(await coloured('green')).toEqual(['reviewed', 'inquired']);
  for (const id of Object.values(cases)) expect(await toldOf(id)).toEqual([]);
});

test('what nobody looked at in time is told at its office, a working day later above, and then no more', async () => {
  await runAt('2025-11-22 00:10');
  // It is late on the Saturday already, and offices are told on the Monday.
  expect(await coloured('red')).toEqual(['online']);
  expect(await toldOf(cases.online)).toEqual([]);
  await runAt('2025-11-24 00:10');
  expect(await toldOf(cases.online)).toEqual([COUNTY]);
  await runAt('2025-11-24 23:50');
  expect(await toldOf(cases.online)).toEqual([COUNTY]);
  await runAt('2025-11-25 00:10');
  await runAt('2025-11-26 00:10');
  expect(await toldOf(cases.online)).toEqual([COUNTY, PREFECTURE]);
});

test('what is soon late is amber, and only what is late is told', async () => {
  expect(await coloured('amber')).toEqual(['reviewed']);
  await runAt('2025-11-27 23:50');
  expect(await coloured('amber')).toEqual(['reviewed']);
  expect(await toldOf(cases.reviewed)).toEqual([]);
  await runAt('2025-11-28 00:10');
  expect(await coloured('red')).toEqual(['reviewed', 'online']);
  expect(await toldOf(cases.reviewed)).toEqual([COUNTY]);
});

test('a server that was down for two weeks tells everyone who should have been told, each once', async () => {
  await runAt('2025-12-12 00:10');
  expect(await toldOf(cases.reviewed)).toEqual([COUNTY, PREFECTURE]);
  expect(await toldOf(cases.inquired)).toEqual([COUNTY, PREFECTURE]);
  expect(await toldOf(cases.online)).toEqual([COUNTY, PREFECTURE]);
  // The sixteenth working day of a promise of fifteen.
  expect(await toldOf(cases.owing)).toEqual(['applicant']);
});

test('what lies with the applicant is late for nobody', async () => {
  expect(await toldOf(cases.returned)).toEqual([]);
  expect(await coloured('red')).not.toContain('returned');
});

test('of each line that the task wrote the applicant has one notice, where the document says so', async () => {
  const rows = await database.asOwner<{ id: CaseId; event: string; count: number }>(
    'test: notices',
    `select case_id as id, event, count(*)::int as count from notice
     where event in ('overdue', 'paper-owed') group by 1, 2`,
  );
  const counted = Object.entries(cases).flatMap(([name, id]) =>
    rows.filter((row) => row.id === id).map(({ event, count }) => `${name} ${event} ${count}`),
  );
  expect(counted.sort()).toEqual(
    ['reviewed', 'inquired', 'online']
      .map((name) => `${name} overdue 2`)
      .concat('owing paper-owed 1')
      .sort(),
  );
});

test('the traces of all of them prove themselves', async () => {
  for (const [name, id] of Object.entries(cases)) {
    const one = (await findCase(database.sql, id)) ?? expect.fail(name);
    const events = await findEvents(database.sql, id);
    expect([name, checkTrace(one, events, statutoryCalendar)]).toEqual([name, []]);
  }
});
