import type { Day } from '../../kernel/days.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { World } from './build-encounter.ts';
import { calendarOf } from './calendar.ts';
import { buildWorld, generate, type Scale, VISITS_A_PERSON } from './generate.ts';
import type { Calendar, PlannedSettlement } from './model.ts';
import { type Engine, type Settled, settleHistory, settlementOf } from './settle-history.ts';
import {
  bulkWriter,
  findNotes,
  hasPersons,
  holdLoading,
  type LogNote,
  writeNote,
} from './store.ts';
import { rowWriter } from './write-rows.ts';
import { addWorld } from './write-world.ts';

export type Progress = {
  readonly stage: 'people' | 'settlements';
  readonly done: number;
  readonly total: number;
};

export type LoadOptions = {
  readonly database: AreaDatabase;
  readonly engine: Engine;
  readonly today: Day;
  readonly people: number;
  readonly seed?: number;
  /** About how many encounters of the past; by default as many as people of 2025 had, up to a bound. */
  readonly encounters?: number | undefined;
  /** Tells the engine's clock which day is being settled. */
  readonly moveTo?: (on: Day) => void;
  readonly onProgress?: (progress: Progress) => void;
};

export type Loaded = Settled & { readonly people: number; readonly encounters: number };

/** The people of Dali in 2024, rounded down. */
export const PEOPLE_MAX = 3_350_000;
export const PEOPLE_MIN = 50;
const SEED = 2025;
const ENCOUNTERS_MAX = 20_000;
const PEOPLE_WITH_ALL_VISITS = 5_000;

export function encountersFor(people: number): number {
  const all = Math.floor(people * VISITS_A_PERSON);
  return people <= PEOPLE_WITH_ALL_VISITS ? all : Math.min(all, ENCOUNTERS_MAX);
}

/** Where a demonstration stands: `foreign` means that other people are in the area. */
export type DemonstrationState = 'empty' | 'unfinished' | 'finished' | 'foreign';

export async function demonstrationState({
  sql,
}: Pick<AreaDatabase, 'sql'>): Promise<DemonstrationState> {
  if (!(await hasPersons(sql))) return 'empty';
  const notes = await findNotes(sql);
  if (notes.some(({ action }) => action === 'finished')) return 'finished';
  return notes.length > 0 ? 'unfinished' : 'foreign';
}

/**
 * Fills an empty area: providers, catalogue, people and their open bills in one transaction, then the
 * settlements of the past through the real engine. A load that was interrupted is continued with the
 * scale and the day it began with. An area that has other people is refused.
 */
export async function loadDemonstration(options: LoadOptions): Promise<Loaded> {
  const { database, people, seed = SEED } = options;
  checkPeople(people);
  const wanted = { people, seed, encounters: options.encounters ?? encountersFor(people) };
  const state = await demonstrationState(database);
  if (state === 'finished' || state === 'foreign') throw notEmpty();
  const began = state === 'unfinished' ? beginningOf(await findNotes(database.sql)) : null;
  const { today, ...scale } = began ?? { ...wanted, today: options.today };

  const setting = { world: buildWorld(), scale, calendar: calendarOf(today) };
  const { planned, encounters } = began
    ? await collect(setting, { household: async () => undefined })
    : await writeEverything(options, setting, { ...scale, today });
  const settled = await settleHistory(planned, {
    engine: options.engine,
    moveTo: options.moveTo ?? (() => undefined),
    onProgress: (done, total) => options.onProgress?.({ stage: 'settlements', done, total }),
  });
  if (settled.refused.length === 0) {
    await writeNote(database.sql, { action: 'finished', detail: '' });
  }
  return { ...settled, people: scale.people, encounters };
}

type Beginning = Scale & { readonly today: Day };

type Setting = { readonly world: World; readonly scale: Scale; readonly calendar: Calendar };

type Collected = { readonly planned: PlannedSettlement[]; readonly encounters: number };

type Visitor = { readonly household: (one: HouseholdOf) => Promise<void> };
type HouseholdOf = ReturnType<typeof generate> extends Generator<infer One> ? One : never;

/** Walks through everything, lets the visitor have each household, and keeps what is to be settled. */
async function collect(
  { world, scale, calendar }: Setting,
  { household }: Visitor,
): Promise<Collected> {
  const planned: PlannedSettlement[] = [];
  let encounters = 0;
  for (const generated of generate(world, scale, calendar)) {
    for (const one of generated.encounters) {
      const plan = settlementOf(one);
      if (plan) planned.push(plan);
    }
    encounters += generated.encounters.length;
    await household(generated);
  }
  return { planned, encounters };
}

function writeEverything(
  { database, onProgress }: LoadOptions,
  setting: Setting,
  beginning: Beginning,
): Promise<Collected> {
  const total = setting.scale.people;
  return database.transaction(async (sql) => {
    await holdLoading(sql);
    if (await hasPersons(sql)) throw notEmpty();
    await writeNote(sql, { action: 'began', detail: JSON.stringify(beginning) });
    const writer = bulkWriter(sql);
    const rows = rowWriter(writer);
    addWorld(writer, setting.world);
    let [done, told] = [0, 0];
    const collected = await collect(setting, {
      household: async ({ household, encounters }) => {
        rows.addHousehold(household);
        for (const one of encounters) rows.addEncounter(one);
        done += household.persons.length;
        await writer.breathe();
        if (done - told >= total / 50) {
          told = done;
          onProgress?.({ stage: 'people', done, total });
        }
      },
    });
    await writer.finish();
    return collected;
  });
}

function beginningOf(notes: readonly LogNote[]): Beginning | null {
  const note = notes.find(({ action }) => action === 'began');
  return note ? (JSON.parse(note.detail) as Beginning) : null;
}

function checkPeople(people: number): void {
  if (!Number.isInteger(people) || people < PEOPLE_MIN || people > PEOPLE_MAX) {
    throw new Error(`A demonstration has ${PEOPLE_MIN} to ${PEOPLE_MAX} people, not ${people}.`);
  }
}

function notEmpty(): Error {
  return new Error(
    'There are people in this area already; a demonstration is loaded into an empty area only. ' +
      'Another YIKAO_DATA or DATABASE_URL gives you one (with YIKAO_DEMO=0 the server leaves it empty).',
  );
}
