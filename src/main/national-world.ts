import {
  createFileStore,
  type NationalWorld,
  nationalCatalogue,
  nationalTerms,
} from '../border/national/index.ts';
import { word } from '../border/open/index.ts';
import type { AreaCode } from '../kernel/ids.ts';
import { createStock } from '../money/stock/index.ts';
import type { AreaWorld } from './compose.ts';

/**
 * What the transactions of an area may reach. A part stands here when its context does; the transactions that need
 * it are registered (`border/national/door/registry.ts`) by the same change, so none finds it missing.
 */
export function nationalWorlds(
  of: (area: AreaCode) => AreaWorld,
): (area: AreaCode) => NationalWorld {
  const worlds = new Map<AreaCode, NationalWorld>();
  return (area) => {
    const known = worlds.get(area);
    if (known) return known;
    const made = nationalWorld(of(area));
    worlds.set(area, made);
    return made;
  };
}

function nationalWorld(area: AreaWorld): NationalWorld {
  const { database, clock, ids, shelf, credentials, charges, money, settlementLists, records } =
    area;
  return {
    database,
    clock,
    ids,
    charges,
    money,
    settlementLists,
    records,
    catalogue: nationalCatalogue(),
    files: createFileStore({ database, clock, ids }),
    terms: nationalTerms(),
    shelf,
    credentials,
    stock: createStock({ clock, ids }),
    say: ({ kind, facts }) => word(kind.code, facts).zh,
  };
}
