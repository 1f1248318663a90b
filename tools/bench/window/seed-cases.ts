import {
  type CaseId,
  canonicalText,
  hashOfText,
  type Matter,
  type MatterBook,
} from '../../../src/counter/matters/index.ts';
import type { Office, OfficePath } from '../../../src/counter/offices/index.ts';
import { addDays, type Day } from '../../../src/kernel/days.ts';
import { createRandom, type Weighted } from '../../../src/main/demonstration/index.ts';
import { CASE_APPLICANT, CASE_FORM, sealedIn } from '../../../src/platform/sealing/columns.ts';
import type { AreaDatabase } from '../../../src/platform/sql.ts';
import { type Calendar, statutoryCalendar } from '../../../src/rules/calendar/index.ts';
import type { Cell, Copier } from './copy-rows.ts';
import {
  CASE_COLUMNS,
  caseRow,
  EVENT_COLUMNS,
  eventRow,
  type Grown,
  growCase,
} from './grow-case.ts';
import { type Below, endedLife, formOf, openLife, placeOf } from './plan-case.ts';
import type { Homes } from './seed-people.ts';

export type CaseCounts = { readonly open: number; readonly ended: number };

type Seeding = {
  readonly database: AreaDatabase;
  readonly copier: Copier;
  readonly book: MatterBook;
  readonly offices: readonly Office[];
  readonly homes: Homes;
  readonly people: number;
  readonly today: Day;
};

const ROWS = 3_000;
/** Working days of a year, and those before today in which what is still open was brought. */
const YEAR = 245;
const LATE_SHARE = 0.04;

/** Cases of a year that ended, then those under way, with their traces. */
export async function seedCases(given: Seeding, { open, ended }: CaseCounts): Promise<void> {
  const { homes, people, today } = given;
  const { hours } = given.book;
  const calendar = remembered(statutoryCalendar);
  const days = workingDaysBefore(today, calendar, YEAR);
  const random = createRandom(2025, 2);
  const matters = mattersOf(given.book);
  const below = stationsBelow(given.offices);
  const writer = caseWriter(given);
  for (let n = 0; n < ended + open; n += 1) {
    const under = n >= ended;
    const matter = random.weighted(matters);
    const index = random.between(0, people - 1);
    const late = random.chance(LATE_SHARE);
    const life = under ? openLife(matter, random) : endedLife(matter, random);
    // Each that ended has the days it took behind it.
    const back = under ? openSince(matter, late) : YEAR - 1 - Math.floor((n * (YEAR - 20)) / ended);
    const began = days[back] as Day;
    const home = homes.home(index);
    const birth = {
      ...{ id: caseId(began, n), number: writer.number(began.slice(0, 4)), matter, home },
      ...{ document: writer.documentOf(matter), person: homes.person(index), pick: n % 9_973 },
      ...placeOf(matter, home, { random, below }),
      form: formOf(matter, began, random),
    };
    const at = (after: number, step: number) =>
      momentOf(days[Math.max(0, back - after)] ?? began, n, step);
    await writer.add(growCase(birth, life, { calendar, hours, at, toldOn: under ? today : null }));
  }
  await writer.finish();

  function openSince({ deadline, steps }: Matter, late: boolean): number {
    const promise = Math.max(deadline.workingDays, steps[0]?.workingDays ?? 0);
    // The day before today is the first: of a promise of five days the fourth of them is the last in time.
    return late ? promise + random.between(1, 6) : random.between(0, Math.max(0, promise - 2));
  }
}

/** Of the documents in force, those of people; what takes longer lies about longer. */
function mattersOf({ matters }: MatterBook): readonly Weighted<Matter>[] {
  return matters
    .filter(({ concerns }) => concerns === 'person')
    .map((matter) => [matter, 1 + matter.deadline.workingDays]);
}

/** Days are asked for again and again: each answer is kept. */
function remembered(calendar: Calendar): Calendar {
  const kept = new Map<string, Day>();
  return {
    ...calendar,
    addWorkingDays(day, count) {
      const key = `${day}${count}`;
      const found = kept.get(key) ?? calendar.addWorkingDays(day, count);
      kept.set(key, found);
      return found;
    },
  };
}

/** Today or the last working day before it first, then backwards. */
function workingDaysBefore(today: Day, calendar: Calendar, count: number): readonly Day[] {
  const days: Day[] = [];
  // Today is left out: what happens on it must not lie after now.
  for (let on = addDays(today, -1); days.length < count; on = addDays(on, -1)) {
    if (calendar.isWorkingDay(on)) days.push(on);
  }
  return days;
}

const OPENS = 9 * 60;
const MINUTES = 400;

/** While counters are open; each thing that happens some minutes after the one before. */
function momentOf(day: Day, n: number, step: number): string {
  const minute = OPENS + (n % MINUTES) + step * 7;
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${day}T${clock}:00.000+08:00`;
}

/** Time-ordered, and the same each time. */
function caseId(day: Day, n: number): CaseId {
  const ms = new Date(`${day}T09:00:00+08:00`).getTime() + n;
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}` as CaseId;
}

function stationsBelow(offices: readonly Office[]): Below {
  const below = new Map<OfficePath, { path: OfficePath; items: readonly string[] }[]>();
  for (const { path, level, delegated } of offices) {
    if (level !== 'station') continue;
    const township = path.slice(0, path.lastIndexOf('/')) as OfficePath;
    below.set(township, [...(below.get(township) ?? []), { path, items: delegated }]);
  }
  return below;
}

function caseWriter({ database, copier }: Seeding) {
  const { sealer } = database.sql;
  const numbers = new Map<string, number>();
  const documents = new Map<Matter, string>();
  let cases: Cell[][] = [];
  let events: Cell[][] = [];
  const send = async () => {
    await copier.write('matter_case', CASE_COLUMNS, cases);
    await copier.write('case_event', EVENT_COLUMNS, events);
    [cases, events] = [[], []];
  };
  return {
    number(year: string) {
      const next = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, next);
      return `${database.area}-${year}-${String(next).padStart(7, '0')}`;
    },
    documentOf(matter: Matter) {
      const hash = documents.get(matter) ?? hashOfText(canonicalText(matter));
      documents.set(matter, hash);
      return hash;
    },
    async add({ case: one, events: trace }: Grown) {
      const sealed = (text: string, column: string) => sealer.seal(text, sealedIn(column, one.id));
      const form = canonicalText(one.form);
      cases.push([
        ...caseRow(one, {
          applicant: sealed(canonicalText(one.applicant), CASE_APPLICANT),
          form: sealed(form, CASE_FORM),
          mark: hashOfText(`${one.matter}${one.person}${form}`),
        }),
      ]);
      for (const event of trace) events.push([...eventRow(event, one.number)]);
      if (cases.length >= ROWS) await send();
    },
    async finish() {
      await send();
      await copier.finish();
      for (const [year, last] of numbers) {
        await database.sql(
          'bench: case number',
          'insert into case_number (year, last) values ($1, $2)',
          [year, last],
        );
      }
    },
  };
}
