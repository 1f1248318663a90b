import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  acknowledgeUses,
  closeQuota,
  findQuotasById,
  findUntoldEnds,
  findWaitingUses,
  takeOffer,
} from '../../people/accounts/index.ts';
import type { AreaPort, RemoteArea } from './area-port.ts';
import { clearingFor } from './clear-month.ts';
import { newbornDaysOf, type OwnAccountDeps } from './deps.ts';
import { UNKNOWN_AREA } from './errors.ts';

export type There = Omit<OwnAccountDeps, 'areas'>;

export type LocalAreas = {
  /** Absent from the map: not on this server. */
  readonly find: (area: AreaCode) => There | null;
  readonly others: AreaPort['others'];
};

const AT_ONCE = 200;

/** Areas of the same server, each by its own database. What is said to one is in no transaction of another. */
export function localAreas({ find, others }: LocalAreas): AreaPort {
  return {
    others,
    of(area) {
      const there = find(area);
      if (!there) throw new Rejection(UNKNOWN_AREA, { area });
      return remoteOf(there);
    },
  };
}

function remoteOf(there: There): RemoteArea {
  const { database, clock } = there;
  return {
    offer: (offer) => takeOffer({ ...there, newbornDays: newbornDaysOf(there) }, offer),
    close: (id, reason) => closeQuota(there, id, reason),
    async states(ids) {
      const quotas = await findQuotasById(database.sql, ids);
      return new Map([...quotas].map(([id, { state }]) => [id, state]));
    },
    ended: (giverArea) => findUntoldEnds(database.sql, giverArea),
    waitingUses: (giverArea) => findWaitingUses(database.sql, giverArea, AT_ONCE),
    acknowledge: (uses) => acknowledgeUses(database.sql, uses, clock.now().toISOString()),
    clearing: (month, giverArea) => clearingFor(there, month, giverArea),
  };
}
