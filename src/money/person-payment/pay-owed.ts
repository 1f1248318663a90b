import type { PersonId } from '../../kernel/ids.ts';
import { minus, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { accounts } from '../ledger/index.ts';
import type { PersonPaymentDeps, Recording } from './deps.ts';
import { NOTHING_OWED } from './errors.ts';
import type { BankAccount, Part, Payment } from './model.ts';
import { recordPayment } from './record-payment.ts';
import { findBooked, findRecorded } from './store/owed.ts';
import { findByKey, lockOwed } from './store/payment.ts';
import { partsOwed } from './take-from-parts.ts';

export type OwedRequest = {
  readonly key: string;
  readonly person: PersonId;
  readonly account: BankAccount;
  readonly actor: string;
};

/** What funds owe somebody since bills of his were computed again, and nobody has recorded to be paid. */
export async function findOwed(sql: Sql, person: PersonId): Promise<readonly Part[]> {
  const [booked, recorded] = await Promise.all([
    findBooked(sql, person),
    findRecorded(sql, person),
  ]);
  const paid = new Map(recorded.map(({ fund, amount }) => [fund, amount]));
  return partsOwed(
    booked.map(({ fund, amount }) => ({ fund, amount: minus(amount, paid.get(fund) ?? ZERO) })),
  );
}

/**
 * Records that all of it is paid to an account that the person named: a recognition by a list brings no account, so it waits in
 * the ledger until somebody asks him. From here on it goes the way of every payment.
 */
export async function payOwed(
  { database, ...deps }: Pick<PersonPaymentDeps, 'database'> & Recording,
  { key, person, account, actor }: OwedRequest,
): Promise<Payment> {
  return database.transaction(async (sql) => {
    const owedBy = accounts.due(person);
    await lockOwed(sql, [owedBy]);
    const done = await findByKey(sql, key);
    if (done?.person === person) return done;
    const parts = await findOwed(sql, person);
    if (parts.length === 0) throw new Rejection(NOTHING_OWED, { person });
    const payment = { key, kind: 'supplement', case: null, person, owedBy, parts, account, actor };
    return recordPayment(sql, deps, payment);
  });
}
