import type { CaseId, Matters } from '../../counter/matters/index.ts';
import { type PaperDeps, takePaper } from '../../counter/papers/index.ts';
import { addDays, type Day, dayNumber } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import { drawPaper } from './draw-paper.ts';
import { findNotes, writeNote } from './store.ts';
import { type Hand, type Story, type StoryAct, windowStories } from './window-stories.ts';

const DAY_MS = 86_400_000;
/** 10:00 in Asia/Shanghai, counted from midnight in Greenwich: counters are open. */
const MORNING_MS = 2 * 3_600_000;
const MINUTE_MS = 60_000;

export type OfficeClock = Clock & { readonly moveTo: (on: Day) => void };

/** Shows a morning of the day it was moved to; it never goes back, nor past now. Each reading is a millisecond later. */
export function officeClock(real: Clock): OfficeClock {
  let at = 0;
  const clock = clockFrom(() => {
    at += 1;
    const now = real.now();
    now.setTime(Math.min(at, now.getTime()));
    return now;
  });
  return {
    ...clock,
    moveTo: (on) => {
      at = Math.max(at + MINUTE_MS, dayNumber(on) * DAY_MS + MORNING_MS);
    },
  };
}

export type WindowWorld = {
  readonly database: AreaDatabase;
  readonly matters: Matters;
  readonly papers: PaperDeps;
  /** The clock that these go by. */
  readonly clock: OfficeClock;
  readonly today: Day;
};

export type WindowFilled = { readonly cases: number; readonly refused: readonly Rejection[] };

/** How many are asked until one is found whom the matter fits. */
const TRIES = 16;

/**
 * Has the people of a demonstration bring their matters, and its officers work on them, through the commands that
 * everybody else calls, day after day. Null where that was done, or where somebody else brought something already.
 */
export async function fillWindow(world: WindowWorld): Promise<WindowFilled | null> {
  const { sql } = world.database;
  const told = (await findNotes(sql)).some(({ action }) => action === 'window');
  if (told || (await hasCasesOfOthers(sql))) return null;
  const filled = await tellStories(world);
  await writeNote(sql, { action: 'window', detail: '' });
  return filled;
}

async function tellStories(world: WindowWorld): Promise<WindowFilled> {
  const { sql } = world.database;
  const people = await findPeople(sql);
  const made: { story: Story; id: CaseId; acts: StoryAct[]; person: Person }[] = [];
  const refused: Rejection[] = [];
  const turns = { city: 0, elsewhere: 0 };
  const { calendar } = world.matters;
  const stories = windowStories();
  for (let ago = Math.max(...stories.map(({ daysAgo }) => daysAgo)); ago >= 0; ago -= 1) {
    const on = workingDayBefore(calendar, world.today, ago);
    world.clock.moveTo(on);
    for (const [number, story] of stories.entries()) {
      if (story.daysAgo !== ago) continue;
      const asked = askedOf(story, people, turns);
      const brought = await bring(world, { story, number, asked, on }).catch(keep(refused));
      if (brought) made.push({ ...brought, story, acts: [...story.acts] });
    }
    for (const { story, acts, id, person } of made) {
      const due = acts.filter(({ after }) => story.daysAgo - after === ago || ago === 0);
      for (const act of due) {
        acts.splice(acts.indexOf(act), 1);
        await perform(world, { id, act, person, story }).catch(keep(refused));
      }
    }
  }
  return { cases: made.length, refused };
}

function keep(refused: Rejection[]) {
  return (error: unknown): null => {
    if (!(error instanceof Rejection)) throw error;
    refused.push(error);
    return null;
  };
}

type Person = { readonly id: PersonId; readonly county: string };
type People = { readonly city: readonly Person[]; readonly elsewhere: readonly Person[] };

/** The next ones of their kind in turn, so that everybody brings something. */
function askedOf(story: Story, people: People, turns: { city: number; elsewhere: number }) {
  const { who } = story;
  if (typeof who === 'object') {
    const all = [...people.city, ...people.elsewhere];
    return all.filter(({ id }) => id === who.id).slice(0, 1);
  }
  const able = people[who].filter(({ id }) => !SPARED.has(id));
  const from = turns[who];
  turns[who] += 1;
  return Array.from({ length: Math.min(TRIES, able.length) }, (_, i) => {
    return able[(from + i) % able.length] as Person;
  });
}

type Bringing = {
  readonly story: Story;
  readonly number: number;
  readonly asked: readonly Person[];
  readonly on: Day;
};

/** By the first of those asked whom it fits; the refusal of the last one, where it fits nobody. */
async function bring(world: WindowWorld, { story, number, asked, on }: Bringing) {
  let last: unknown = null;
  for (const person of asked) {
    const caller = callerOf(world, story, person);
    const papers = await takeSheets(world, { story, number, caller });
    const submission = {
      ...{ key: story.key, matter: story.matter, person: person.id, provider: null, papers },
      applicant: { kind: 'insured' as const, name: '', phone: null, relation: null },
      form: story.form(on, number),
      promised: story.promised ?? [],
    };
    try {
      return { id: await world.matters.submit(caller, submission), person };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      last = error;
    }
  }
  if (last) throw last;
  return null;
}

type Taking = { readonly story: Story; readonly number: number; readonly caller: Caller };

/** Whoever brings a case takes its papers in himself: nobody lays another's file into one. */
async function takeSheets(world: WindowWorld, { story, number, caller }: Taking) {
  const taker = { id: caller.id, office: caller.office ?? null };
  const sheets = [];
  for (const [index, material] of (story.papers ?? []).entries()) {
    const drawn = await takeDrawn(world, number * 10 + index, taker);
    sheets.push({ material, ...drawn, turns: 0 as const });
  }
  return sheets;
}

type Taker = Parameters<typeof takePaper>[2];

async function takeDrawn({ papers }: WindowWorld, number: number, taker: Taker) {
  const { hash, bytes } = drawPaper(number);
  const headers = { 'content-type': 'image/png', 'x-content-sha256': hash };
  const stream = (async function* () {
    yield bytes;
  })();
  const upload = { headers, size: bytes.length, bytes: stream };
  const { file } = await takePaper(papers, upload, taker);
  return { file, name: `示例材料${number}.png` };
}

type Doing = {
  readonly id: CaseId;
  readonly act: StoryAct;
  readonly person: Person;
  readonly story: Story;
};

async function perform(world: WindowWorld, { id, act, person, story }: Doing): Promise<void> {
  const { by, after, ...asked } = act;
  const version = await findVersion(world.database.sql, id);
  const caller =
    by === 'applicant' ? callerOf(world, { ...story, by: 'phone' }, person) : handOf(world, by);
  const key = `${story.key}-${asked.act}-${after}`;
  await world.matters.act({ id, caller, request: { key, version, ...asked } });
}

function callerOf(world: WindowWorld, { by }: Pick<Story, 'by'>, { id, county }: Person): Caller {
  const { area } = world.database;
  if (by === 'phone') return { id, role: 'insured', provider: null, area, person: id };
  if (by !== 'county') return handOf(world, by);
  return handOf(world, { id: 'shifan-clerk', role: 'counter-clerk', office: `${area}/${county}` });
}

function handOf({ database }: WindowWorld, hand: Hand): Caller {
  return { ...hand, provider: null, area: database.area };
}

/** The working day on which something was that is so many of them ago. */
function workingDayBefore(calendar: Calendar, today: Day, count: number): Day {
  let day = today;
  for (let left = count; ; day = addDays(day, -1)) {
    if (!calendar.isWorkingDay(day)) continue;
    if (left === 0) return day;
    left -= 1;
  }
}

/** They show one thing each elsewhere, which a case of theirs would disturb. */
const SPARED: ReadonlySet<string> = new Set(
  Array.from({ length: 14 }, (_, index) => `P${String(index + 1).padStart(9, '0')}`),
);

const CITY = '532901';
const ASKED_MAX = 400;

async function findPeople(sql: Sql): Promise<People> {
  const all = await sql<Person>(
    'demonstration: people of the window',
    `select id, county from person where born_on < '2005-01-01' order by id limit ${ASKED_MAX}`,
  );
  const ofCity = ({ county }: Person) => county === CITY;
  return { city: all.filter(ofCity), elsewhere: all.filter((one) => !ofCity(one)) };
}

async function hasCasesOfOthers(sql: Sql): Promise<boolean> {
  const rows = await sql(
    'demonstration: cases of others',
    `select 1 from matter_case where split_part(key, ' ', 2) not like 'demonstration-%' limit 1`,
  );
  return rows.length > 0;
}

async function findVersion(sql: Sql, id: CaseId): Promise<number> {
  const [row] = await sql<{ version: number }>(
    'demonstration: version of a case',
    'select version from matter_case where id = $1',
    [id],
  );
  return row?.version ?? 1;
}
