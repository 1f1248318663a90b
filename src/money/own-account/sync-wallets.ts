import { assert } from '../../kernel/assert.ts';
import { eachByItself } from '../../kernel/each-by-itself.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import {
  closeLapsedQuotas,
  endLapsedGrants,
  findLapsedWalletGrants,
  findLiveWalletGrants,
  type GrantId,
  keepWalletGrant,
  lockWalletGrant,
  type Quota,
  type ToldUse,
  type WalletGrant,
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
  const areas = await findAreasOfGrants(deps.database.sql);
  await eachByItself(areas, (area) => syncArea(deps, area, which));
}

/** An offer that did not come in this time never will: whoever made it is gone, or is told so. */
const ANSWERED_WITHIN_MS = 60_000;

/**
 * The uses first, so that what is shown of a wallet that ended is whole. What goes wrong with one wallet keeps the others from
 * nothing, and is told at the end.
 */
export async function syncArea(
  deps: OwnAccountDeps,
  area: AreaCode,
  which: 'all' | 'pending' = 'pending',
): Promise<void> {
  const steps = [
    () => bookWaiting(deps, area),
    () => endUntold(deps, area),
    () => followLive(deps, area, which),
  ];
  await eachByItself(steps, (step) => step());
}

async function endUntold(deps: OwnAccountDeps, area: AreaCode): Promise<void> {
  const ended = await deps.areas.of(area).ended(deps.database.area);
  await eachByItself(ended, (id) => endWallet(deps, id, ENDING));
}

async function followLive(
  deps: OwnAccountDeps,
  area: AreaCode,
  which: 'all' | 'pending',
): Promise<void> {
  const remote = deps.areas.of(area);
  const live = await findLiveWalletGrants(deps.database.sql, area, which);
  const there = new Map<GrantId, Quota['state']>();
  for (let i = 0; i < live.length; i += AT_ONCE) {
    const states = await remote.states(live.slice(i, i + AT_ONCE).map(({ id }) => id));
    for (const [id, state] of states) there.set(id, state);
  }
  await eachByItself(live, (one) => follow(deps, one, there.get(one.id)));
}

const ENDING = { reason: 'by-receiver', by: 'job' } as const;

/** What the other area says of a quota becomes true of it here. */
async function follow(
  deps: OwnAccountDeps,
  { id, state, askedAt }: Pick<WalletGrant, 'id' | 'state' | 'askedAt'>,
  there: Quota['state'] | undefined,
): Promise<void> {
  const since = fromMs(deps.clock.now().getTime() - ANSWERED_WITHIN_MS).toISOString();
  const lost = state === 'asked' && there === undefined && askedAt < since;
  if (lost) await endWallet(deps, id, { ...ENDING, reason: 'refused' });
  else if (state === 'closing' || there === 'closed') await endWallet(deps, id, ENDING);
  else if (there === 'open' && state !== 'open') await markOpen(deps, id);
}

const AT_ONCE = 500;

async function markOpen({ database }: OwnAccountDeps, id: GrantId): Promise<void> {
  await database.transaction(async (sql) => {
    const grant = await lockWalletGrant(sql, id);
    if (grant?.state !== 'asked' && grant?.state !== 'offered') return;
    await keepWalletGrant(sql, id, { state: 'open', reason: '', endedAt: null });
  });
}

/** Booked first and acknowledged then: what is told twice is booked once, and what cannot be booked is told again. */
async function bookWaiting(deps: OwnAccountDeps, area: AreaCode): Promise<void> {
  const { database, areas } = deps;
  const remote = areas.of(area);
  const failures: unknown[] = [];
  while (failures.length === 0) {
    const uses = await remote.waitingUses(database.area);
    if (uses.length === 0) return;
    const booked: string[] = [];
    for (const [id, ofGrant] of groupByGrant(uses)) {
      await bookGrant(deps, id, ofGrant).then(
        () => booked.push(...ofGrant.map((use) => use.id)),
        (error: unknown) => failures.push(error),
      );
    }
    if (booked.length > 0) await remote.acknowledge(booked);
  }
  throw failures[0];
}

function bookGrant(deps: OwnAccountDeps, id: GrantId, uses: readonly ToldUse[]): Promise<void> {
  return deps.database.transaction(async (sql) => {
    const grant = await lockWalletGrant(sql, id);
    assert(grant, 'a use is of a quota that was given here');
    await bookUses(sql, deps, grant, uses);
  });
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
  const lapsed = await findLapsedWalletGrants(database.sql, clock.today());
  const ending = { reason: 'giver-coverage', by: 'nightly' } as const;
  const ends = lapsed.map((one) => () => endWallet(deps, one.id, ending));
  await eachByItself([...ends, () => syncWallets(deps, 'all')], (step) => step());
}
