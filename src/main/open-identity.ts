import { randomBytes } from 'node:crypto';
import {
  askProvider,
  createIdentity,
  createRefusalLog,
  type Identity,
  type RefusalLog,
} from '../border/identity/index.ts';
import type { AreaCode, ProviderId } from '../kernel/ids.ts';
import { Outage } from '../kernel/rejection.ts';
import type { Clock } from '../platform/clock.ts';
import { idSource } from '../platform/id-source.ts';
import type { Log } from '../platform/log.ts';
import type { SchemaDatabase } from '../platform/sql.ts';
import type { World } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { DEMONSTRATION_AREA } from './demonstration/index.ts';
import { installationSealer } from './seal-keys.ts';

export type OpenIdentity = {
  readonly identity: Identity;
  readonly refusals: RefusalLog;
  /** Keeps that a key came which nobody has. */
  readonly refusedKey: (where: { readonly address: string; readonly path: string }) => void;
  /** From now on people can sign in. */
  readonly open: (nation: SchemaDatabase) => void;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly configuration: Configuration;
  readonly world: Pick<World, 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether this is the open demonstration. */
  readonly demonstration: boolean;
};

/** Accounts are shared by all areas, so they wait for the database rather than for an area. */
export function openIdentity(options: Options): OpenIdentity {
  const { configuration, world, clock, log, demonstration } = options;
  let nation: SchemaDatabase | undefined;
  const database = () => {
    if (!nation) throw new Outage('the server is still starting');
    return nation;
  };
  const shared = { database, clock, ids: idSource(clock) };
  const refusals = createRefusalLog({ ...shared, log });
  const identity = createIdentity({
    ...shared,
    random: randomBytes,
    sealer: installationSealer(configuration),
    open: demonstration,
    credentialsOf: (area) => world.of(area).credentials,
    provider: configuration.provider && askProvider(configuration.provider),
  });
  return {
    identity,
    refusals,
    refusedKey({ address, path }) {
      const what = { event: 'key-refused', reason: 'access.unknown_caller' } as const;
      refusals.record({ ...what, actor: path, area: null, address });
    },
    open: (opened) => {
      nation = opened;
    },
    async close() {
      if (!nation) return;
      await refusals.close();
      await nation.close();
    },
  };
}

/** Hospitals of the invented prefecture, as `demonstration/build-providers.ts` numbers them. */
const PLACES = {
  area: DEMONSTRATION_AREA,
  hospital: 'H53290100001' as ProviderId,
  clinic: 'H53290110101' as ProviderId,
  station: '532900/532901/01/01',
  township: '532900/532901/01',
  county: '532900/532901',
  prefecture: '532900',
};

export async function addDemonstrators(
  identity: Identity,
  areas: readonly { readonly code: AreaCode }[],
): Promise<void> {
  if (!areas.some(({ code }) => code === PLACES.area)) return;
  await identity.addDemonstrationStaff(PLACES);
}
