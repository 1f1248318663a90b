import { Rejection } from '../../kernel/rejection.ts';
import { FACTOR_SECRET, sealedIn } from '../../platform/sealing/columns.ts';
import { faultOf } from './check-password.ts';
import { countTries } from './count-tries.ts';
import { type From, type IdentityDeps, note } from './deps.ts';
import {
  CODE_NOT_ACCEPTED,
  NOT_IN_STATE,
  NOT_OWN_POSTING,
  PASSWORD_WEAK,
  PASSWORD_WRONG,
} from './errors.ts';
import {
  describeFactor,
  newFactorSecret,
  newRecoveryCodes,
  type OfferedFactor,
  plainCode,
  stepOf,
} from './factor.ts';
import type { Account, PostingId, SessionId, Standing } from './model.ts';
import { digest, hashPassword, isPassword, newToken } from './secrets.ts';
import { findPostings, replaceRecoveryCodes, setFactor, setPassword } from './store/accounts.ts';
import {
  choosePosting,
  endSession,
  endSessions,
  listSessions,
  offerSecret,
  promoteSession,
} from './store/sessions.ts';

export type Own = { readonly standing: Standing; readonly from: From };

/** Asks for the password again, so that a desk left open does not cost the account. */
async function prove(deps: IdentityDeps, own: Own, password: string): Promise<void> {
  const account = accountOf(own);
  const known = { event: 'refused', account: account.name } as const;
  await countTries(deps, { named: account.name, from: own.from, known }, async () => {
    if (!(await isPassword(account.passwordHash, password))) throw new Rejection(PASSWORD_WRONG);
    return { result: undefined, finished: false };
  });
}

export type Change = Own & { readonly current: string; readonly next: string };

/** Everybody who came in with the old one is out. */
export async function changePassword(deps: IdentityDeps, change: Change): Promise<void> {
  const { standing, from, current, next } = change;
  const account = accountOf(change);
  await prove(deps, change, current);
  const fault = faultOf(next, account.name, current);
  if (fault !== null) throw new Rejection(PASSWORD_WEAK, WEAKNESSES[fault]);
  const hash = await hashPassword(next);
  const now = deps.clock.now().toISOString();
  await deps.database().transaction(async (sql) => {
    await setPassword(sql, account.name, { hash, mustChange: false, now });
    await endSessions(sql, account.name, { by: account.name, now, but: standing.session.id });
    await note(deps, sql, from, { event: 'password-changed', account: account.name });
  });
}

const WEAKNESSES = {
  short: { whyZh: '至少要 12 个字符', whyEn: 'it needs at least 12 characters' },
  long: { whyZh: '最多 128 个字符', whyEn: 'it may have at most 128 characters' },
  plain: { whyZh: '不同的字符太少', whyEn: 'it has too few different characters' },
  name: { whyZh: '不能含有登录名', whyEn: 'it must not hold the name' },
  same: { whyZh: '与原来的相同', whyEn: 'it is the same as before' },
} as const;

export type Offering = Own & { readonly password: string; readonly issuer: string };

/** A secret that waits in this session; the one in use goes on until the new one was shown to work. */
export async function offerFactor(deps: IdentityDeps, own: Offering): Promise<OfferedFactor> {
  const account = accountOf(own);
  // The first one is set right after the password was given.
  if (account.factorSecret !== null) await prove(deps, own, own.password);
  const secret = newFactorSecret(deps.random);
  const sealed = deps.sealer.seal(secret, sealedIn(FACTOR_SECRET, account.name));
  await offerSecret(deps.database().sql, own.standing.session.id, sealed);
  return describeFactor(secret, account.name, own.issuer);
}

export type Confirmed = { readonly token: string; readonly recoveryCodes: readonly string[] };

/** The code shows that the telephone has the secret; it is spent with that. */
export async function confirmFactor(
  deps: IdentityDeps,
  own: Own & { readonly code: string },
): Promise<Confirmed> {
  const { standing, from, code } = own;
  const account = accountOf(own);
  const sealed = standing.session.offeredSecret;
  if (sealed === null) throw new Rejection(NOT_IN_STATE, { account: account.name });
  const secret = deps.sealer.open(sealed, sealedIn(FACTOR_SECRET, account.name));
  const step = stepOf(secret, plainCode(code), deps.clock.now().getTime());
  if (step === null) throw new Rejection(CODE_NOT_ACCEPTED);
  const recoveryCodes = newRecoveryCodes(deps.random);
  const token = newToken(deps.random);
  const now = deps.clock.now().toISOString();
  await deps.database().transaction(async (sql) => {
    const { id } = standing.session;
    const by = account.name;
    if (!(await promoteSession(sql, { id, tokenHash: digest(token), now }))) {
      throw new Rejection(NOT_IN_STATE, { account: by });
    }
    await setFactor(sql, by, { secret: sealed, step });
    await replaceRecoveryCodes(sql, by, { hashes: hashesOf(recoveryCodes), now });
    await endSessions(sql, by, { by, now, but: id });
    await note(deps, sql, from, { event: 'factor-set', account: by });
  });
  return { token, recoveryCodes };
}

export async function makeRecoveryCodes(
  deps: IdentityDeps,
  own: Own & { readonly password: string },
): Promise<readonly string[]> {
  const { name } = accountOf(own);
  await prove(deps, own, own.password);
  const codes = newRecoveryCodes(deps.random);
  const now = deps.clock.now().toISOString();
  await deps.database().transaction(async (sql) => {
    await replaceRecoveryCodes(sql, name, { hashes: hashesOf(codes), now });
    await note(deps, sql, own.from, { event: 'recovery-codes-made', account: name });
  });
  return codes;
}

/** One works in one posting at a time, so that a maker who is also a checker says which he is now. */
export async function takePosting(
  deps: IdentityDeps,
  own: Own & { readonly posting: PostingId },
): Promise<void> {
  const { name } = accountOf(own);
  await deps.database().transaction(async (sql) => {
    const found = (await findPostings(sql, [name])).find(({ id }) => id === own.posting);
    if (!found) throw new Rejection(NOT_OWN_POSTING);
    await choosePosting(sql, own.standing.session.id, found.id);
    const { area, role } = found;
    await note(deps, sql, own.from, { event: 'posting-chosen', account: name, area, reason: role });
  });
}

export async function signOut(deps: IdentityDeps, { standing, from }: Own): Promise<void> {
  const { id, account, person, area } = standing.session;
  const now = deps.clock.now().toISOString();
  await deps.database().transaction(async (sql) => {
    if (!(await endSession(sql, id, { by: 'own', now }))) return;
    await note(deps, sql, from, { event: 'signed-out', account, person, area });
  });
}

/** Everywhere, this browser included, or one other browser. */
export async function endOwnSessions(
  deps: IdentityDeps,
  own: Own & { readonly only: SessionId | null },
): Promise<number> {
  const { name } = accountOf(own);
  const now = deps.clock.now().toISOString();
  return deps.database().transaction(async (sql) => {
    const ended =
      own.only === null
        ? await endSessions(sql, name, { by: name, now })
        : Number(await endOne(sql, { own, id: own.only, now }));
    if (ended > 0) {
      const reason = String(ended);
      await note(deps, sql, own.from, { event: 'sessions-ended', account: name, reason });
    }
    return ended;
  });
}

type One = { readonly own: Own; readonly id: SessionId; readonly now: string };

/** Only one's own: the others' ids change nothing. */
async function endOne(
  sql: Parameters<typeof endSession>[0],
  { own, id, now }: One,
): Promise<boolean> {
  const { name } = accountOf(own);
  const mine = await listSessions(sql, name, { now, idleSeconds: 365 * 86_400 });
  if (!mine.some((row) => row.id === id)) return false;
  return endSession(sql, id, { by: name, now });
}

function hashesOf(codes: readonly string[]): string[] {
  return codes.map((code) => digest(plainCode(code)));
}

function accountOf({ standing }: Own): Account {
  if (!standing.account) throw new Rejection(NOT_IN_STATE, { account: '' });
  return standing.account;
}
