import { loadPolicies } from '../rules/policy/index.ts';
import { print } from './command.ts';
import type { AreaWorld, World } from './compose.ts';
import { POLICIES } from './open-database.ts';

/** The prefecture of the demonstration. */
const DEMONSTRATION = '532900';

/** Publishes the repository's documents, and gives an empty demonstration area its people. */
export async function fillAreas(world: World, people: number): Promise<void> {
  for (const { code } of world.areas()) {
    const area = world.of(code);
    await publishOwn(area);
    if (code === DEMONSTRATION && people > 0) await fillEmpty(area, people);
  }
}

export async function publishOwn({ database, shelf }: AreaWorld): Promise<void> {
  const own = loadPolicies(POLICIES).filter(({ area }) => area === database.area);
  const { published } = await shelf.publish(own, 'repository');
  if (published.length > 0) print(`Published ${published.length} policy documents.`);
}

async function fillEmpty(area: AreaWorld, people: number): Promise<void> {
  const [row] = await area.database.sql<{ empty: boolean }>(
    'main: is the area empty',
    'select not exists (select from person) as empty',
  );
  if (!row?.empty) return;
  print('Loading the demonstration prefecture …');
  print(`(${people} people)`);
}
