import { createMatterShelf, createMatters } from '../counter/matters/index.ts';
import type { Reopen } from '../counter/objections/index.ts';
import { insertOffices } from '../counter/offices/index.ts';
import { idSource } from '../platform/id-source.ts';
import type { AreaNames } from '../platform/migrate.ts';
import type { AreaDatabase } from '../platform/sql.ts';
import { loadPolicies } from '../rules/policy/index.ts';
import { print } from './command.ts';
import type { AreaWorld, World } from './compose.ts';
import {
  buildOffices,
  DEMONSTRATION_AREA,
  demonstrationState,
  FATHERS_AREA,
  fillCodeLists,
  fillDemonstration,
  fillPremiums,
  fillWallets,
  fillWindow,
  officeClock,
  progressPrinter,
} from './demonstration/index.ts';
import { analyse } from './demonstration/store.ts';
import { effectsOf, matterBook } from './effects.ts';
import { POLICIES } from './open-database.ts';
import { publishOwn } from './publish-own.ts';

export type FillOptions = {
  /** How many people an empty demonstration area is given; 0: none. */
  readonly people: number;
  readonly openAsOwner: (area: AreaNames) => AreaDatabase;
};

/** Publishes the repository's documents, and gives an empty demonstration area its people. */
export async function fillAreas(world: World, options: FillOptions): Promise<void> {
  for (const names of world.areas()) {
    const area = world.of(names.code);
    for (const line of await publishOwn(area, loadPolicies(POLICIES))) print(line);
    if (names.code === DEMONSTRATION_AREA && options.people > 0) {
      await fillDemonstrationArea(area, names, options);
    }
  }
  if (options.people > 0) await fillBetweenAreas(world);
}

/** What takes two areas to show; an installation of one has none of it. */
async function fillBetweenAreas(world: World): Promise<void> {
  const codes = world.areas().map(({ code }) => code);
  if (![FATHERS_AREA, DEMONSTRATION_AREA].every((code) => codes.includes(code))) return;
  const family = world.of(DEMONSTRATION_AREA);
  if ((await demonstrationState(family.database)) !== 'finished') return;
  await fillWallets(world.of(FATHERS_AREA), family);
}

/** A load that was interrupted is finished; an area with people of its own is left alone. */
async function fillDemonstrationArea(
  area: AreaWorld,
  names: AreaNames,
  { people, openAsOwner }: FillOptions,
): Promise<void> {
  const { database, matters } = area;
  const state = await demonstrationState(database);
  if (state === 'foreign') return;
  // Also for a demonstration that an earlier version loaded, before there were offices.
  await insertOffices(database.sql, buildOffices(matters.delegated.map(({ code }) => code)));
  if (state !== 'finished') await loadPeople(area, names, { people, openAsOwner });
  await showWindow(area);
  const premiums = await fillPremiums(area.premiums);
  if (premiums) print(`${premiums.orders} premiums.`);
}

async function loadPeople(
  { database, clock }: AreaWorld,
  names: AreaNames,
  { people, openAsOwner }: FillOptions,
): Promise<void> {
  print('Loading the demonstration prefecture …');
  await fillCodeLists(database, clock);
  const loaded = await fillDemonstration({
    database,
    clock,
    people,
    onProgress: progressPrinter(print),
  });
  const { refused, encounters, settled } = loaded;
  print(`${loaded.people} invented people, ${encounters} encounters, ${settled} settled.`);
  if (refused.length > 0) print(`${refused.length} of them were refused: ${refused[0]?.kind.code}`);
  const owner = openAsOwner(names);
  await analyse(owner.sql).finally(owner.close);
}

/** Cases of the last weeks, by an engine whose clock walks through them. */
async function showWindow(area: AreaWorld): Promise<void> {
  const clock = officeClock(area.clock);
  const walking = { ...area, clock, ids: idSource(clock) };
  const reopen: Reopen = (sql, asked) => matters.reopen(asked, sql);
  const matters = createMatters({
    ...area.matters,
    ...{ clock, ids: walking.ids, colleagues: null },
    shelf: createMatterShelf(matterBook(), effectsOf({ ...walking, reopen })),
  });
  const papers = { ...area.papers, clock };
  const today = area.clock.today();
  const filled = await fillWindow({ ...walking, matters, papers, clock, today });
  if (filled === null) return;
  const { cases, refused } = filled;
  print(`${cases} cases at the window.`);
  if (refused.length > 0)
    print(`${refused.length} matters or acts were refused: ${refused[0]?.kind.code}`);
}
