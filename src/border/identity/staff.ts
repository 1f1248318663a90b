import { Rejection } from '../../kernel/rejection.ts';
import type { Role } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import type { AccountAction } from './account-actions.ts';
import { forgetTries } from './count-tries.ts';
import {
  type Administrator,
  checkAdministration,
  checkGift,
  nameOf,
  type Target,
} from './decide-administration.ts';
import { type From, type IdentityDeps, note } from './deps.ts';
import { NAME_TAKEN, UNKNOWN_ACCOUNT, UNKNOWN_POSTING } from './errors.ts';
import type { AccountName, Place, PostingId } from './model.ts';
import { hashPassword, readableSecret } from './secrets.ts';
import {
  endPosting,
  findPostings,
  insertAccount,
  insertPosting,
  lockAccount,
  replaceRecoveryCodes,
  setBlock,
  setFactor,
  setPassword,
  unbindSubjects,
} from './store/accounts.ts';
import { endSessions } from './store/sessions.ts';

export type By = { readonly administrator: Administrator; readonly from: From };

/** Five groups of four: 99 bits, to be read out once and changed at the first sign-in. */
const PASSWORD_GROUPS = 5;

export type Invitation = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly place: Place;
  /** What the identity provider says of this person; null: signs in with a password only. */
  readonly claim: string | null;
};

/** Gives the first password, which is shown once. */
export async function addStaff(
  deps: IdentityDeps,
  { administrator, from }: By,
  { displayName, role, place, claim, ...rest }: Invitation,
): Promise<{ readonly name: AccountName; readonly password: string }> {
  const name = nameOf(rest.name);
  checkGift(administrator, role, place);
  const password = readableSecret(deps.random, PASSWORD_GROUPS);
  const passwordHash = await hashPassword(password);
  const now = deps.clock.now().toISOString();
  const by = administrator.id;
  await deps.database().transaction(async (sql) => {
    const fresh = { name, displayName, passwordHash, providerClaim: claim, demonstration: false };
    if (!(await insertAccount(sql, { ...fresh, by, now })))
      throw new Rejection(NAME_TAKEN, { name });
    await note(deps, sql, from, { event: 'account-made', account: name, actor: by });
    await give(deps, sql, { by: { administrator, from }, name, role, place, now });
  });
  return { name, password };
}

type Gift = {
  readonly by: By;
  readonly name: AccountName;
  readonly role: Role;
  readonly place: Place;
  readonly now: string;
};

async function give(deps: IdentityDeps, sql: Sql, gift: Gift): Promise<void> {
  const { by, name, role, place, now } = gift;
  const { administrator, from } = by;
  const id = deps.ids.next() as PostingId;
  await insertPosting(sql, { id, account: name, role, ...place, by: administrator.id, now });
  const told = { account: name, area: place.area, actor: administrator.id, reason: role };
  await note(deps, sql, from, { event: 'posting-given', ...told });
}

export async function givePosting(
  deps: IdentityDeps,
  by: By,
  { name, role, place }: { readonly name: string; readonly role: Role; readonly place: Place },
): Promise<void> {
  checkGift(by.administrator, role, place);
  await change(deps, by, { name, action: 'give-posting' }, async (sql, { account }, now) => {
    await give(deps, sql, { by, name: account.name, role, place, now });
  });
}

export async function takePostingAway(
  deps: IdentityDeps,
  by: By,
  { name, posting }: { readonly name: string; readonly posting: PostingId },
): Promise<void> {
  const asked = { name, action: 'end-posting' } as const;
  await change(deps, by, asked, async (sql, { account, postings }, now) => {
    const found = postings.find(({ id }) => id === posting);
    if (!found) throw new Rejection(UNKNOWN_POSTING, { posting });
    await endPosting(sql, posting, { by: by.administrator.id, now });
    const { area, role } = found;
    const told = { account: account.name, area, actor: by.administrator.id, reason: role };
    await note(deps, sql, by.from, { event: 'posting-ended', ...told });
  });
}

/** Takes effect at once: every browser of the account is out. */
export async function blockStaff(deps: IdentityDeps, by: By, name: string): Promise<void> {
  await change(deps, by, { name, action: 'block' }, async (sql, { account }, now) => {
    const actor = by.administrator.id;
    await setBlock(sql, account.name, { at: now, by: actor });
    await endSessions(sql, account.name, { by: actor, now });
    await note(deps, sql, by.from, { event: 'account-blocked', account: account.name, actor });
  });
}

export async function unblockStaff(deps: IdentityDeps, by: By, name: string): Promise<void> {
  await change(deps, by, { name, action: 'unblock' }, async (sql, { account }) => {
    await setBlock(sql, account.name, null);
    const told = { account: account.name, actor: by.administrator.id };
    await note(deps, sql, by.from, { event: 'account-unblocked', ...told });
  });
}

/** Back to the first day: a new password, no second factor, no bound identity, nobody signed in, no waiting. */
export async function resetStaff(deps: IdentityDeps, by: By, name: string): Promise<string> {
  const password = readableSecret(deps.random, PASSWORD_GROUPS);
  const hash = await hashPassword(password);
  await change(deps, by, { name, action: 'reset' }, async (sql, { account }, now) => {
    const actor = by.administrator.id;
    await setPassword(sql, account.name, { hash, mustChange: true, now });
    await setFactor(sql, account.name, { secret: null, step: 0n });
    await replaceRecoveryCodes(sql, account.name, { hashes: [], now });
    await unbindSubjects(sql, account.name, now);
    await endSessions(sql, account.name, { by: actor, now });
    await note(deps, sql, by.from, { event: 'account-reset', account: account.name, actor });
  });
  await forgetTries(deps, nameOf(name));
  return password;
}

type Asked = { readonly name: string; readonly action: AccountAction };
type Work = (sql: Sql, target: Target, now: string) => Promise<void>;

async function change(deps: IdentityDeps, by: By, asked: Asked, work: Work): Promise<void> {
  const now = deps.clock.now().toISOString();
  await deps.database().transaction(async (sql) => {
    const account = await lockAccount(sql, asked.name);
    if (!account) throw new Rejection(UNKNOWN_ACCOUNT, { name: asked.name });
    const target = { account, postings: await findPostings(sql, [account.name]) };
    checkAdministration(by.administrator, target, asked.action);
    await work(sql, target, now);
  });
}
