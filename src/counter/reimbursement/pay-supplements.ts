import { assert } from '../../kernel/assert.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { negate, sum, ZERO } from '../../kernel/money.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { accounts } from '../../money/ledger/index.ts';
import {
  findPaymentOf,
  findPaymentsOfCase,
  lockOwed,
  type Payment,
  partsOwed,
  recordPayment,
  takeBack,
} from '../../money/person-payment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseId, findCase } from '../matters/index.ts';
import type { ReimbursementWorld } from './model.ts';
import { readClaim } from './read-claim.ts';
import { findSupplements, listUnpaid, type OpenSupplement, supplementsOf } from './store.ts';

type Paying = Pick<ReimbursementWorld, 'clock' | 'ids'>;

/** A supplement is paid once, under a key of its own. */
const keyOf = (supplement: string) => `supplement-${supplement}`;

/**
 * What computing a claim again (a late identity, a recognition, a bill before it) made the funds owe the person more is
 * paid to the account of the claim; what it made them owe less is asked back. In the transaction of whoever had it computed
 * again; asked again, it does what is left.
 */
export async function paySupplements(sql: Sql, deps: Paying, person: PersonId): Promise<void> {
  // A claim that is taken back at the same moment waits here, or is seen as taken back.
  await lockOwed(sql, [accounts.due(person)]);
  for (const one of await findSupplements(sql, person)) await pay(sql, deps, person, one);
}

/**
 * The same for whatever was computed again by somebody who knows of no payments; how many persons there were. What cannot
 * be paid to one of them keeps none of the others waiting: it is thrown when all had their turn.
 */
export async function payForgotten(world: ReimbursementWorld): Promise<number> {
  const persons = await listUnpaid(world.database.sql);
  const failures: unknown[] = [];
  for (const person of persons) {
    await world.database
      .transaction((sql) => paySupplements(sql, world, person))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return persons.length;
}

async function pay(
  sql: Sql,
  deps: Paying,
  person: PersonId,
  { id, case: of, ...amounts }: OpenSupplement,
): Promise<void> {
  const one = await findCase(sql, of as CaseId);
  assert(one, 'a claim is of a case');
  const key = keyOf(id);
  const sums = FUND_LAYERS.map((fund) => ({ fund, amount: amounts[fund] }));
  const difference = sum(sums.map(({ amount }) => amount));
  if (difference > ZERO) {
    // Of no case: the claim has ended, and nobody waits for this with a deadline.
    const owed = { key, kind: 'supplement', case: null, person, owedBy: accounts.due(person) };
    const { account } = readClaim(one);
    const parts = partsOwed(sums);
    await recordPayment(sql, deps, { ...owed, parts, account, actor: one.openedBy });
    return;
  }
  const payments = [...(await findPaymentsOfCase(sql, of)), ...(await paidSupplements(sql, of))];
  const by = { reason: one.number, actor: 'system' };
  await takeBack(sql, deps, { key, payments, amount: negate(difference), ...by });
}

/** The payments of what computing a claim again gave, oldest first. */
async function paidSupplements(sql: Sql, of: string): Promise<readonly Payment[]> {
  const found: Payment[] = [];
  for (const id of await supplementsOf(sql, of)) {
    const payment = await findPaymentOf(sql, keyOf(id));
    if (payment) found.push(payment);
  }
  return found;
}

/** A claim that is taken back takes back what was computed more for it as well. */
export async function takeBackSupplements(
  sql: Sql,
  deps: Paying,
  { case: of, ...by }: { readonly case: string; readonly reason: string; readonly actor: string },
): Promise<void> {
  const payments = await paidSupplements(sql, of);
  await takeBack(sql, deps, { key: `${of}~supplements`, payments, amount: null, ...by });
}
