import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Account as Owned } from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Account, buildJournal, postJournal } from '../ledger/index.ts';
import type { Drawing } from './deps.ts';
import { KEY_REUSED } from './errors.ts';
import type { Act, ActId } from './model.ts';
import { findAct, insertAct, insertEntry } from './store/acts.ts';

/** An act but for what the moment of writing gives it. */
export type NewAct = Omit<Act, 'id' | 'onDay' | 'at' | 'debit' | 'credit'> & {
  readonly debit: Account;
  readonly credit: Account;
};

export const PLAIN = {
  grant: null,
  usedFor: '',
  reference: '',
  returns: null,
  toQuota: false,
  reason: '',
} as const satisfies Partial<Act>;

const SAME = ['kind', 'amount', 'reference', 'usedFor'] as const satisfies readonly (keyof Act)[];

/** What was done under a key before; the same key for something else is refused. Asked once the account is held. */
export async function findDone(
  sql: Sql,
  key: string,
  asked: Pick<Act, (typeof SAME)[number]>,
): Promise<Act | null> {
  const done = await findAct(sql, key);
  if (done && SAME.some((field) => done[field] !== asked[field])) {
    throw new Rejection(KEY_REUSED, { key });
  }
  return done;
}

/** The record, and its journal under the same id. Its entry is `enter`, its balance the caller's. */
export async function recordAct(sql: Sql, deps: Drawing, act: NewAct): Promise<Act> {
  const { ids, clock } = deps;
  const made = {
    ...{ ...act, id: ids.next() as ActId },
    ...{ onDay: clock.today(), at: clock.now().toISOString() },
  };
  await insertAct(sql, made);
  if (act.kind !== 'withdrawal') {
    const { debit, credit, amount } = act;
    await postJournal(sql, buildJournal(made.id, made.onDay, [{ debit, credit, amount }]));
  }
  return made;
}

/** The line in the account's list, under the id of the act. */
export async function enter(
  sql: Sql,
  { id, onDay, kind, usedFor }: Act,
  account: Pick<Owned, 'balance'> & { readonly ownerId: PersonId },
  change: Money,
): Promise<void> {
  const after = (account.balance + change) as Money;
  const reason = usedFor === '' ? kind : `${kind} ${usedFor}`;
  await insertEntry(sql, { id, person: account.ownerId, amount: change, after, reason, onDay });
}
