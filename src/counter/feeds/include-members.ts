import { addDays } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { type BankAccount, type Payment, recordPayment } from '../../money/person-payment/index.ts';
import {
  type Difference,
  findDifference,
  followGroups,
  fromAccount,
  paymentKeyOf,
} from '../../money/premium/index.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';
import { FROM_ACCOUNT, UNKNOWN_HELP } from './errors.ts';
import { CHUNK, type FeedDeps, INCLUDE_MEMBERS } from './model.ts';
import { readByKey } from './store/feeds.ts';
import { keepIncluded, nextToInclude } from './store/inclusion.ts';

/** What nobody asked for is done by nobody; who had the list acted on stands with its act. */
const BY_ITSELF = { id: 'system', office: null };
const STEPS = 50;

/**
 * Gives help with premiums to whom lists brought into a group, and takes unpaid help from whom they took out of it. A thousand at
 * a time, each in a transaction with that it was looked at: a killed process leaves nothing half done. A list counts as acted on
 * before this is over, since nobody's benefits wait for it.
 */
export async function includeMembers(deps: FeedDeps, steps = STEPS): Promise<void> {
  for (let step = 0; step < steps; step += 1) if ((await includeNext(deps)) < CHUNK) return;
  await enqueueInclusion(deps.database.sql, deps);
}

async function includeNext(deps: FeedDeps): Promise<number> {
  const { clock, database, figures } = deps;
  const today = clock.today();
  const rules = figures.on(database.area, today);
  // An area that has published no premiums gives no help with them; what waits is done once it has.
  if (!rules?.premium || !rules.waiting) return 0;
  return database.transaction(async (sql) => {
    await readByKey(sql);
    const acts = await nextToInclude(sql, today, CHUNK);
    if (acts.length === 0) return 0;
    const { later, differences } = await followGroups(sql, deps, acts, BY_ITSELF);
    const ids = acts.map(({ id }) => id);
    const waiting = ids.filter((id) => later.has(id));
    await keepIncluded(
      sql,
      ids.filter((id) => !later.has(id)),
      null,
    );
    await keepIncluded(sql, waiting, addDays(today, 1));
    const ordered = new Map(acts.map(({ id, by }) => [id, by]));
    for (const one of differences)
      await payWhereKnown(sql, deps, one, ordered.get(one.cause) ?? '');
    return acts.length;
  });
}

/** Few: whose identity held already when he paid. To the account that he told; whoever told none stays on the list. */
async function payWhereKnown(sql: Sql, deps: FeedDeps, difference: Difference, by: string) {
  if (difference.channel === null || fromAccount(difference.channel)) return;
  const account = await deps.accountOf(sql, difference.person);
  if (account) await recordDifference(sql, deps, difference, { account, by });
}

type Told = { readonly account: BankAccount; readonly by: string };

/** The budget that should have helped bears it, and two persons order it like every payment. */
function recordDifference(
  sql: Sql,
  deps: Pick<FeedDeps, 'ids' | 'clock'>,
  { id, person, level, amount }: Difference,
  { account, by }: Told,
): Promise<Payment> {
  return recordPayment(sql, deps, {
    ...{ key: paymentKeyOf(id), kind: 'premium-refund', case: null, person, account, actor: by },
    owedBy: accounts.due(person),
    parts: [{ fund: 'pool', amount, borneBy: accounts.fiscal(level) }],
  });
}

/** Somebody asked the person for his account. Said twice it is one payment, to the account that was said first. */
export async function payDifference(
  deps: FeedDeps,
  { help, ...told }: Told & { readonly help: string },
): Promise<Payment> {
  return deps.database.transaction(async (sql) => {
    const found = await findDifference(sql, help);
    if (!found) throw new Rejection(UNKNOWN_HELP, { id: help });
    // What came out of an account or a wallet is no money: it goes back there, by a refund of the premium.
    if (found.channel === null || fromAccount(found.channel)) {
      throw new Rejection(FROM_ACCOUNT, { id: help });
    }
    await lockPersons(sql, [found.person]);
    return recordDifference(sql, deps, found, told);
  });
}

/** Where the database has no queue, the next look for what waits finds it. */
export async function enqueueInclusion(
  sql: Sql,
  { database: { area } }: Pick<FeedDeps, 'database'>,
): Promise<void> {
  await enqueue(
    sql,
    INCLUDE_MEMBERS,
    { area },
    { key: `${INCLUDE_MEMBERS} ${area}`, tries: 1_000 },
  );
}
