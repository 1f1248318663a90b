import type { AreaCode } from '../kernel/ids.ts';
import { Outage } from '../kernel/rejection.ts';
import { encounterRoutes } from '../money/encounter/index.ts';
import { providerRoutes } from '../money/provider/index.ts';
import {
  createSettlements,
  type Settlements,
  settlementRoutes,
  tryRoutes,
} from '../money/settlement/index.ts';
import { enrolmentRoutes } from '../people/enrolment/index.ts';
import { groupRoutes } from '../people/groups/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Route } from '../platform/http/route.ts';
import { type IdSource, idSource } from '../platform/id-source.ts';
import type { AreaNames } from '../platform/migrate.ts';
import type { AreaDatabase } from '../platform/sql.ts';
import { catalogueRoutes } from '../rules/catalogue/index.ts';
import {
  createPolicyShelf,
  type NationalBounds,
  type PolicyShelf,
  policyRoutes,
} from '../rules/policy/index.ts';
import { proofRoutes } from '../watch/proof/index.ts';

/** One pooling area at work: what every context's commands and routes are given. */
export type AreaWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
  /** What national texts let a published document say. */
  readonly bounds: NationalBounds | null;
};

export type World = {
  readonly areas: () => readonly AreaNames[];
  /** Throws an outage until the area was opened. */
  readonly of: (area: AreaCode) => AreaWorld;
  readonly open: (area: AreaNames, database: AreaDatabase) => AreaWorld;
  /** Lets what is under way finish, then gives the connections back. */
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  readonly clock?: Clock;
  readonly lanes?: number;
  readonly bounds?: NationalBounds | null;
};

export function createWorld(options: WorldOptions = {}): World {
  const { clock = systemClock, lanes = 3, bounds = null } = options;
  const worlds = new Map<AreaCode, AreaWorld & { readonly names: AreaNames }>();
  const ids = idSource(clock);
  return {
    areas: () => [...worlds.values()].map(({ names }) => names),
    of(area) {
      const found = worlds.get(area);
      if (!found) throw new Outage('the server is still starting');
      return found;
    },
    open(names, database) {
      const shelf = createPolicyShelf({ database });
      const settlements = createSettlements({ database, shelf, clock, ids, workers: lanes });
      const world = { names, database, clock, ids, shelf, settlements, bounds };
      worlds.set(names.code, world);
      return world;
    },
    async close() {
      const open = [...worlds.values()];
      await Promise.all(open.map(({ settlements }) => settlements.close()));
      await Promise.all(open.map(({ database }) => database.close()));
    },
  };
}

/** Every row of the interface. */
export function allRoutes(of: (area: AreaCode) => AreaWorld): Route[] {
  return [
    ...enrolmentRoutes(of),
    ...groupRoutes(of),
    ...providerRoutes(of),
    ...catalogueRoutes(of),
    ...encounterRoutes(of),
    ...settlementRoutes(of),
    ...policyRoutes(of),
    ...tryRoutes(of),
    ...proofRoutes(of),
  ];
}
