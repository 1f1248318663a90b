import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money, negate, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type Account,
  availableOf,
  type EndReason,
  endGrantsOf,
  lockAccount,
  NO_ACCOUNT,
  NOT_POSITIVE,
} from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { accounts } from '../ledger/index.ts';
import { type BankAccount, type Payment, recordPayment } from '../person-payment/index.ts';
import type { OwnAccountDeps } from './deps.ts';
import { endWalletsIn } from './end-wallet.ts';
import { NOTHING_LEFT } from './errors.ts';
import type { Act } from './model.ts';
import { enter, findDone, PLAIN, recordAct } from './record-act.ts';
import { findAct, moveBalance } from './store/acts.ts';
import { lockAccounts } from './store/credits.ts';

export type Receipt = {
  readonly key: string;
  readonly person: PersonId;
  readonly amount: Money;
  readonly fromArea: AreaCode;
  readonly by: string;
};

type Deps = OwnAccountDeps;

/** A balance that was moved here with a person: the other area owes it until it has come. */
export async function receiveBalance(sql: Sql, deps: Deps, receipt: Receipt): Promise<Act> {
  const { key, person, amount, fromArea: reference, by } = receipt;
  if (amount <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  await lockAccounts(sql, [person]);
  const account = (await lockAccount(sql, person)) as Account;
  const done = await findDone(sql, key, { kind: 'received', amount, reference, usedFor: '' });
  if (done) return done;
  const act = await recordAct(sql, deps, {
    ...{ ...PLAIN, key, person, amount, reference, by, kind: 'received', payer: 'own' },
    ...{ debit: accounts.clearing(reference), credit: accounts.ownAccount(person) },
  });
  await enter(sql, act, account, amount);
  await moveBalance(sql, person, amount);
  return act;
}

export type Leaving = {
  readonly key: string;
  readonly person: PersonId;
  readonly by: string;
};

/** Sends the whole balance after a person who leaves; whatever he promised here is ended first. */
export async function sendBalance(
  sql: Sql,
  deps: Deps,
  { toArea, ...leaving }: Leaving & { readonly toArea: AreaCode },
): Promise<Act> {
  const { key, person, by } = leaving;
  const done = await findAct(sql, key);
  if (done) return done;
  const account = await emptied(sql, deps, leaving, 'transfer');
  const amount = availableOf(account);
  const act = await recordAct(sql, deps, {
    ...{ ...PLAIN, key, person, amount, reference: toArea, by, kind: 'sent', payer: 'own' },
    ...{ debit: accounts.ownAccount(person), credit: accounts.clearing(toArea) },
  });
  await enter(sql, act, account, negate(amount));
  await moveBalance(sql, person, negate(amount));
  return act;
}

export type Withdrawal = Leaving & {
  /** `death`, `emigration`: as the area's matter says. */
  readonly reason: string;
  readonly case: string | null;
  readonly account: BankAccount;
};

/** Pays the whole account out, to the person or to heirs, by way of the payments of persons. */
export async function withdrawAccount(
  sql: Sql,
  deps: Deps,
  withdrawal: Withdrawal,
): Promise<{ readonly act: Act; readonly payment: Payment }> {
  const { key, person, by, account: bank, case: matter } = withdrawal;
  const done = await findAct(sql, key);
  const act = done ?? (await takeAll(sql, deps, withdrawal));
  const { amount } = act;
  const borneBy = accounts.ownAccount(person);
  const payment = await recordPayment(sql, deps, {
    ...{ key, kind: 'account-withdrawal', case: matter, person, owedBy: accounts.due(person) },
    ...{ parts: [{ fund: 'ownAccount', amount, borneBy }], account: bank, actor: by },
  });
  return { act, payment };
}

async function takeAll(sql: Sql, deps: Deps, withdrawal: Withdrawal): Promise<Act> {
  const { key, person, by, reason } = withdrawal;
  const account = await emptied(sql, deps, withdrawal, 'withdrawal');
  const amount = availableOf(account);
  const act = await recordAct(sql, deps, {
    ...{ ...PLAIN, key, person, amount, by, reason, kind: 'withdrawal', payer: 'own' },
    ...{ debit: accounts.ownAccount(person), credit: accounts.due(person) },
  });
  await enter(sql, act, account, negate(amount));
  await moveBalance(sql, person, negate(amount));
  return act;
}

/** The account once nobody has anything promised out of it. */
async function emptied(
  sql: Sql,
  deps: Deps,
  { person, by }: Leaving,
  reason: EndReason,
): Promise<Account> {
  await endGrantsOf(sql, deps, { person, given: 'only' }, { reason, by });
  await endWalletsIn(sql, deps, person, { reason, by });
  const account = await lockAccount(sql, person);
  if (!account) throw new Rejection(NO_ACCOUNT, { id: person });
  if (availableOf(account) <= ZERO) throw new Rejection(NOTHING_LEFT, { id: person });
  return account;
}
