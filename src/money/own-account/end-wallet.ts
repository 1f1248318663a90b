import { assert } from '../../kernel/assert.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { negate, ZERO } from '../../kernel/money.ts';
import {
  type Ending,
  endGrantsOf,
  findWalletGrantsOf,
  type GrantId,
  keepWalletGrant,
  lockWalletGrant,
  moveWalletGrant,
  shutQuotasOf,
} from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { bookUses } from './book-uses.ts';
import type { OwnAccountDeps } from './deps.ts';

/**
 * Ends a wallet in three steps, each of which may come again: no more is promised (closing), the other area spends no more
 * and says what was used, and what is left is the giver's again.
 */
export async function endWallet(deps: OwnAccountDeps, id: GrantId, ending: Ending): Promise<void> {
  const { database } = deps;
  await database.transaction((sql) => startEnding(sql, id, ending));
  await database.transaction((sql) => endWalletIn(sql, deps, id, ending));
}

async function startEnding(sql: Sql, id: GrantId, { reason }: Ending): Promise<void> {
  const grant = await lockWalletGrant(sql, id);
  if (!grant || grant.state === 'ended' || grant.state === 'closing') return;
  await keepWalletGrant(sql, id, { state: 'closing', reason, endedAt: null });
}

/**
 * Whole within a transaction of the caller. Where that fails, the other area has closed the quota all the same: the next look
 * at it finishes here what was begun there.
 */
export async function endWalletIn(
  sql: Sql,
  deps: Pick<OwnAccountDeps, 'ids' | 'clock' | 'areas'>,
  id: GrantId,
  { reason }: Ending,
): Promise<void> {
  const grant = await lockWalletGrant(sql, id);
  if (!grant || grant.state === 'ended') return;
  const why = grant.state === 'closing' ? grant.reason : reason;
  const closed = await deps.areas.of(grant.receiverArea).close(id, why);
  const left = await bookUses(sql, deps, grant, closed?.uses ?? []);
  assert(closed === null || closed.left === left, 'both areas know the same of what is left');
  const back = negate(left);
  await moveWalletGrant(sql, grant, { left: back, held: back, balance: ZERO });
  const endedAt = deps.clock.now().toISOString();
  await keepWalletGrant(sql, id, { state: 'ended', reason: closed?.reason ?? why, endedAt });
}

export async function endWalletsIn(
  sql: Sql,
  deps: Pick<OwnAccountDeps, 'ids' | 'clock' | 'areas'>,
  giver: PersonId,
  ending: Ending,
): Promise<void> {
  for (const { id, state } of await findWalletGrantsOf(sql, giver)) {
    if (state !== 'ended') await endWalletIn(sql, deps, id, ending);
  }
}

/**
 * For whoever writes that somebody's insurance here ends or moves away, in the same transaction: whatever he gave or was given
 * is over. What is between areas is closed here at once and finished by the job.
 */
export async function endSharing(
  sql: Sql,
  deps: Pick<OwnAccountDeps, 'ids' | 'clock'>,
  person: PersonId,
  ending: Ending,
): Promise<void> {
  await endGrantsOf(sql, deps, { person, given: 'and-received' }, ending);
  const at = deps.clock.now().toISOString();
  await shutQuotasOf(sql, person, { reason: ending.reason, at });
  for (const { id, state } of await findWalletGrantsOf(sql, person)) {
    if (state !== 'ended') await startEnding(sql, id, ending);
  }
}
