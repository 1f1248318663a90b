import { Rejection } from '../../kernel/rejection.ts';
import { FACTOR_SECRET, sealedIn } from '../../platform/sealing/columns.ts';
import { countTries } from './count-tries.ts';
import { type From, type IdentityDeps, note } from './deps.ts';
import { BLOCKED, CODE_NOT_ACCEPTED, CODE_USED, NO_POSTING, NOT_ACCEPTED } from './errors.ts';
import { isFactorCode, plainCode, stepOf } from './factor.ts';
import type { Account, AccountName, Method, Session, Standing } from './model.ts';
import { digest, isPassword, newToken } from './secrets.ts';
import { SHIFT_MS, VISIT_MS } from './stage.ts';
import { findAccount, findPostings, spendRecoveryCode, spendStep } from './store/accounts.ts';
import { insertSession, promoteSession } from './store/sessions.ts';

export type Password = { readonly name: string; readonly password: string; readonly from: From };

/** First step: name and password. What comes next the session's stage says. */
export async function signIn(deps: IdentityDeps, claim: Password): Promise<string> {
  const { from, password } = claim;
  const name = claim.name.trim().toLowerCase();
  const { sql } = deps.database();
  const account = await findAccount(sql, name);
  const known = { event: 'refused', account: account?.name ?? null } as const;
  return countTries(deps, { named: name, from, known }, async () => {
    const right = await isPassword(account?.passwordHash ?? null, password);
    if (!account || !right) throw new Rejection(NOT_ACCEPTED);
    // Until the code was given too, mistakes made with it are not forgotten.
    const finished = account.factorSecret === null;
    return { result: await openSession(deps, account, { method: 'password', from }), finished };
  });
}

export type Entry = { readonly method: Method; readonly from: From; readonly reason?: string };

/** Only for whoever proved to be the account's person. */
export async function openSession(
  deps: IdentityDeps,
  account: Account,
  { method, from, reason }: Entry,
): Promise<string> {
  if (account.blockedAt !== null) throw new Rejection(BLOCKED, { account: account.name });
  const [posting] = await findPostings(deps.database().sql, [account.name]);
  if (!posting) throw new Rejection(NO_POSTING, { account: account.name });
  const who = { account: account.name, posting: posting.id, person: null, area: null };
  const waits = method === 'password' && account.factorSecret !== null;
  const event = waits ? 'password-accepted' : 'signed-in';
  return startSession(deps, { ...who, method }, { from, event, reason: reason ?? method });
}

type Who = Pick<Session, 'method' | 'account' | 'posting' | 'person' | 'area'>;
type Start = {
  readonly from: From;
  readonly event: 'signed-in' | 'password-accepted';
  readonly reason: string;
};

export async function startSession(
  deps: IdentityDeps,
  who: Who,
  { from, event, reason }: Start,
): Promise<string> {
  const token = newToken(deps.random);
  const now = deps.clock.now().toISOString();
  const seconds = (who.method === 'credential' ? VISIT_MS : SHIFT_MS) / 1000;
  await deps.database().transaction(async (sql) => {
    const id = deps.ids.next() as Session['id'];
    await insertSession(sql, { ...who, ...from, id, tokenHash: digest(token), now, seconds });
    const { account, person, area } = who;
    await note(deps, sql, from, { event, account, person, area, reason });
  });
  return token;
}

export type Code = { readonly standing: Standing; readonly code: string; readonly from: From };

/** Second step: a code of the telephone, or one from the paper. The token is a new one afterwards. */
export async function enterCode(deps: IdentityDeps, claim: Code): Promise<string> {
  const { standing, from } = claim;
  const account = standing.account as Account;
  const known = { event: 'refused', account: account.name } as const;
  return countTries(deps, { named: account.name, from, known }, async () => {
    const token = newToken(deps.random);
    const now = deps.clock.now().toISOString();
    await deps.database().transaction(async (sql) => {
      const plain = plainCode(claim.code);
      const spent = isFactorCode(plain)
        ? await spendCode(deps, sql, { account, plain })
        : await spendRecoveryCode(sql, account.name, { hash: digest(plain), now });
      if (!spent) throw new Rejection(CODE_NOT_ACCEPTED);
      const promotion = { id: standing.session.id, tokenHash: digest(token), now };
      if (!(await promoteSession(sql, promotion))) throw new Rejection(CODE_USED);
      if (!isFactorCode(plain)) {
        await note(deps, sql, from, { event: 'recovery-code-used', account: account.name });
      }
      await note(deps, sql, from, { event: 'signed-in', account: account.name, reason: 'code' });
    });
    return { result: token, finished: true };
  });
}

type Spending = { readonly account: Account; readonly plain: string };

/** Right and new; a right one that was used says so, since it may be somebody looking over a shoulder. */
export async function spendCode(
  { clock, sealer }: IdentityDeps,
  sql: Parameters<typeof spendStep>[0],
  { account, plain }: Spending,
): Promise<boolean> {
  if (account.factorSecret === null) return false;
  const secret = sealer.open(account.factorSecret, sealedIn(FACTOR_SECRET, account.name));
  const step = stepOf(secret, plain, clock.now().getTime());
  if (step === null) return false;
  if (!(await spendStep(sql, account.name as AccountName, step))) throw new Rejection(CODE_USED);
  return true;
}
