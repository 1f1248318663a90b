import type { AreaCode } from '../../kernel/ids.ts';
import {
  closeLapsedQuotas,
  endLapsedGrants,
  findLapsedWalletGrants,
  findLiveWalletGrants,
  type GrantId,
  keepWalletGrant,
  lockWalletGrant,
  type ToldUse,
} from '../../people/accounts/index.ts';
import { fromMs } from '../../platform/clock.ts';
import { bookUses } from './book-uses.ts';
import type { OwnAccountDeps } from './deps.ts';
import { endWallet } from './end-wallet.ts';
import { findAreasOfGrants } from './store/bookings.ts';

/**
 * Hears from the other areas what became of the quotas that were given to people there: confirmed, used, ended. May be run
 * at any time and by several at once. An area that does not answer keeps the others from nothing.
 */
export async function syncWallets(deps: OwnAccountDeps): Promise<void> {
  const failures: unknown[] = [];
  for (const area of await findAreasOfGrants(deps.database.sql)) {
    await syncArea(deps, area).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** An offer that did not come in this time never will: whoever made it is gone, or is told so. */
const ANSWERED_WITHIN_MS = 60_000;

/** The uses first, so that what is shown of a wallet that ended is whole. */
export async function syncArea(deps: OwnAccountDeps, area: AreaCode): Promise<void> {
  await bookWaiting(deps, area);
  const live = await findLiveWalletGrants(deps.database.sql);
  const here = live.filter(({ receiverArea }) => receiverArea === area);
  const states = await deps.areas.of(area).states(here.map(({ id }) => id));
  const since = fromMs(deps.clock.now().getTime() - ANSWERED_WITHIN_MS).toISOString();
  for (const { id, state, askedAt } of here) {
    const there = states.get(id);
    const lost = state === 'asked' && there === undefined && askedAt < since;
    if (state === 'closing' || there === 'closed' || lost) {
      await endWallet(deps, id, { reason: 'refused', by: 'nightly' });
    } else if (there === 'open' && state !== 'open') await markOpen(deps, id);
  }
}

async function markOpen({ database }: OwnAccountDeps, id: GrantId): Promise<void> {
  await database.transaction(async (sql) => {
    const grant = await lockWalletGrant(sql, id);
    if (grant?.state !== 'asked' && grant?.state !== 'offered') return;
    await keepWalletGrant(sql, id, { state: 'open', reason: '', endedAt: null });
  });
}

/** Booked first and acknowledged then: what is told twice is booked once. */
async function bookWaiting(deps: OwnAccountDeps, area: AreaCode): Promise<void> {
  const { database, areas } = deps;
  const remote = areas.of(area);
  for (;;) {
    const uses = await remote.waitingUses(database.area);
    if (uses.length === 0) return;
    for (const [id, ofGrant] of groupByGrant(uses)) {
      await database.transaction(async (sql) => {
        const grant = await lockWalletGrant(sql, id);
        if (grant) await bookUses(sql, deps, grant, ofGrant);
      });
    }
    await remote.acknowledge(uses.map(({ id }) => id));
  }
}

function groupByGrant(uses: readonly ToldUse[]): Map<GrantId, ToldUse[]> {
  const groups = new Map<GrantId, ToldUse[]>();
  for (const use of uses) groups.set(use.grant, [...(groups.get(use.grant) ?? []), use]);
  return groups;
}

/** Every night: whatever ran out, or is no longer borne by the insurance of one of its sides, is given back. */
export async function endLapsed(deps: OwnAccountDeps): Promise<void> {
  await endLapsedGrants(deps);
  await closeLapsedQuotas(deps);
  const { database, clock } = deps;
  for (const { id } of await findLapsedWalletGrants(database.sql, clock.today())) {
    await endWallet(deps, id, { reason: 'giver-coverage', by: 'nightly' });
  }
  await syncWallets(deps);
}
