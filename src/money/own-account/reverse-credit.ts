import type { PersonId } from '../../kernel/ids.ts';
import { negate } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { lockAccount, spendOwn } from '../../people/accounts/index.ts';
import { accounts } from '../ledger/index.ts';
import type { OwnAccountDeps } from './deps.ts';
import { KEY_REUSED, NOT_CREDITED } from './errors.ts';
import type { Act, CreditKind } from './model.ts';
import { enter, PLAIN, recordAct } from './record-act.ts';
import { findAct, moveBalance } from './store/acts.ts';
import { findStanding, insertReversal } from './store/credits.ts';

export type CreditReversal = {
  readonly key: string;
  readonly person: PersonId;
  readonly kind: CreditKind;
  readonly period: string;
  readonly reason: string;
  readonly by: string;
};

/** The same key for somebody else's credit, or for another one, is another request. */
function sameReversal(done: Act, { key, person, kind, period }: CreditReversal): Act {
  const same = done.person === person && done.reference === `${kind} ${period}`;
  if (same && done.kind === 'credit-reversal') return done;
  throw new Rejection(KEY_REUSED, { key });
}

/**
 * Takes a wrong credit back, whole. What was spent of it is not there any more and is refused: an account has no debts. The
 * next run of the period credits anew.
 */
export async function reverseCredit(
  deps: Omit<OwnAccountDeps, 'areas'>,
  reversal: CreditReversal,
): Promise<Act> {
  const { key, person, kind, period, reason, by } = reversal;
  return deps.database.transaction(async (sql) => {
    const account = await lockAccount(sql, person);
    const done = await findAct(sql, key);
    if (done) return sameReversal(done, reversal);
    const credit = await findStanding(sql, { kind, period }, person);
    if (!account || !credit) throw new Rejection(NOT_CREDITED, { id: person, period });
    const { amount } = credit;
    spendOwn(account, amount);
    const source = kind === 'monthly' ? accounts.contributions('employee') : accounts.interest();
    const act = await recordAct(sql, deps, {
      ...{ ...PLAIN, key, person, amount, reason, by, kind: 'credit-reversal', payer: 'own' },
      ...{ reference: `${kind} ${period}`, debit: accounts.ownAccount(person), credit: source },
    });
    await insertReversal(
      sql,
      { kind, period },
      {
        ...{ ...credit, person, entry: act.id, onDay: act.onDay },
      },
    );
    await enter(sql, act, account, negate(amount));
    await moveBalance(sql, person, negate(amount));
    return act;
  });
}
