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
import { newbornDaysOf, type OwnAccountDeps } from './deps.ts';
import { endWallet } from './end-wallet.ts';
import { findAreasOfGrants } from './store/bookings.ts';

/**
 * Hears from the other areas what became of the quotas that were given to people there: confirmed, used, ended. May be run
 * at any time and by several at once. An area that does not answer keeps the others from nothing. `all` asks for each quota
 * that stands, by night; else for those that wait for an answer, and the other area says which have ended.
 */
export async function syncWallets(
  deps: OwnAccountDeps,
  which: 'all' | 'pending' = 'pending',
): Promise<void> {
  const failures: unknown[] = [];
  for (const area of await findAreasOfGrants(deps.database.sql)) {
    await syncArea(deps, area, which).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** An offer that did not come in this time never will: whoever made it is gone, or is told so. */
const ANSWERED_WITHIN_MS = 60_000;

/** The uses first, so that what is shown of a wallet that ended is whole. */
export async function syncArea(
  deps: OwnAccountDeps,
  area: AreaCode,
  which: 'all' | 'pending' = 'pending',
): Promise<void> {
  const remote = deps.areas.of(area);
  await bookWaiting(deps, area);
  const ending = { reason: 'by-receiver', by: 'job' } as const;
  for (const id of await remote.ended(deps.database.area)) await endWallet(deps, id, ending);
  const live = await findLiveWalletGrants(deps.database.sql, area, which);
  const since = fromMs(deps.clock.now().getTime() - ANSWERED_WITHIN_MS).toISOString();
  for (let i = 0; i < live.length; i += AT_ONCE) {
    const some = live.slice(i, i + AT_ONCE);
    const states = await remote.states(some.map(({ id }) => id));
    for (const { id, state, askedAt } of some) {
      const there = states.get(id);
      const lost = state === 'asked' && there === undefined && askedAt < since;
      if (lost) await endWallet(deps, id, { ...ending, reason: 'refused' });
      else if (state === 'closing' || there === 'closed') await endWallet(deps, id, ending);
      else if (there === 'open' && state !== 'open') await markOpen(deps, id);
    }
  }
}

const AT_ONCE = 500;

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
  const newborns = { ...deps, newbornDays: newbornDaysOf(deps) };
  await endLapsedGrants(newborns);
  await closeLapsedQuotas(newborns);
  const { database, clock } = deps;
  for (const { id } of await findLapsedWalletGrants(database.sql, clock.today())) {
    await endWallet(deps, id, { reason: 'giver-coverage', by: 'nightly' });
  }
  await syncWallets(deps, 'all');
}
