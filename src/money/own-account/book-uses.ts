import { assert } from '../../kernel/assert.ts';
import { type Money, minus, negate, ZERO } from '../../kernel/money.ts';
import {
  lockAccount,
  moveWalletGrant,
  type ToldUse,
  type WalletGrant,
} from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { accounts, buildJournal, postJournal } from '../ledger/index.ts';
import type { OwnAccountDeps } from './deps.ts';
import { insertEntry } from './store/acts.ts';
import { findBooked, insertBooking } from './store/bookings.ts';

type Deps = Pick<OwnAccountDeps, 'ids' | 'clock'>;

/**
 * Books what a relative elsewhere used, each use once: the balance, what is held and what is left of the grant, an entry and a
 * journal. The caller holds the grant. Returns what is left of it.
 */
export async function bookUses(
  sql: Sql,
  deps: Deps,
  grant: WalletGrant,
  uses: readonly ToldUse[],
): Promise<Money> {
  const booked = await findBooked(
    sql,
    uses.map(({ id }) => id),
  );
  const account = await lockAccount(sql, grant.giverId);
  assert(account, 'a grant is out of an account');
  let [balance, left] = [account.balance, grant.left];
  for (const use of uses) {
    if (booked.has(use.id)) continue;
    assert(
      !use.toQuota || grant.state !== 'ended',
      'all uses of a quota are booked before its end',
    );
    balance = minus(balance, use.amount);
    if (use.toQuota) left = minus(left, use.amount);
    assert(balance >= ZERO && left >= ZERO, 'no more is used than is held');
    await bookUse(sql, deps, grant, { ...use, after: balance });
  }
  return left;
}

async function bookUse(
  sql: Sql,
  { ids, clock }: Deps,
  grant: WalletGrant,
  use: ToldUse & { readonly after: Money },
): Promise<void> {
  const { giverId, receiverArea } = grant;
  const [id, onDay] = [ids.next(), clock.today()];
  const change = negate(use.amount);
  const held = use.toQuota ? change : ZERO;
  await insertBooking(sql, { ...use, entry: id, at: clock.now().toISOString() });
  await insertEntry(sql, {
    ...{ id, person: giverId, amount: change, after: use.after, onDay },
    reason: `wallet-use ${use.kind}`,
  });
  await moveWalletGrant(sql, grant, { left: held, held, balance: change });
  const [debit, credit] = [accounts.ownAccount(giverId), accounts.clearing(receiverArea)];
  await postJournal(sql, buildJournal(id, onDay, [{ debit, credit, amount: use.amount }]));
}
