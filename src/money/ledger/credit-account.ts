import { assert } from '../../kernel/assert.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Account, creditBalance, NOT_POSITIVE } from '../../people/accounts/index.ts';
import { type EnrolmentDeps, findPersons, UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import { buildJournal } from './build-journal.ts';
import { accounts } from './model.ts';
import { postJournal } from './post-journal.ts';

export type CreditRequest = {
  readonly personId: PersonId;
  readonly scheme: Scheme;
  readonly amount: Money;
  readonly reason: string;
};

/** Money that comes into an own account: the monthly share, a balance moved from another area. */
export async function creditAccount(deps: EnrolmentDeps, request: CreditRequest): Promise<Account> {
  const { database, ids, clock } = deps;
  const { personId, scheme, amount, reason } = request;
  return database.transaction(async (sql) => {
    const persons = await findPersons(sql, [personId]);
    if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });

    if (amount <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
    const entryId = ids.next();
    const journal = buildJournal(entryId, clock.today(), [
      { debit: accounts.contributions(scheme), credit: accounts.ownAccount(personId), amount },
    ]);

    const account = await creditBalance(sql, { entryId, ownerId: personId, amount, reason });
    assert(account, 'a credit leaves an account');
    await postJournal(sql, journal);
    return account;
  });
}
