import { insertOffices } from '../counter/offices/index.ts';
import type { AreaNames } from '../platform/migrate.ts';
import type { AreaDatabase } from '../platform/sql.ts';
import { loadPolicies } from '../rules/policy/index.ts';
import { print } from './command.ts';
import type { AreaWorld, World } from './compose.ts';
import {
  buildOffices,
  DEMONSTRATION_AREA,
  demonstrationState,
  fillCodeLists,
  fillDemonstration,
  progressPrinter,
} from './demonstration/index.ts';
import { analyse } from './demonstration/store.ts';
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
}

/** A load that was interrupted is finished; an area with people of its own is left alone. */
async function fillDemonstrationArea(
  { database, clock, matters }: AreaWorld,
  names: AreaNames,
  { people, openAsOwner }: FillOptions,
): Promise<void> {
  const state = await demonstrationState(database);
  if (state === 'foreign') return;
  // Also for a demonstration that an earlier version loaded, before there were offices.
  await insertOffices(database.sql, buildOffices(matters.delegated.map(({ code }) => code)));
  if (state === 'finished') return;
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
