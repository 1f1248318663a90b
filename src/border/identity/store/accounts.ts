import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Account, AccountName, Place, Posting, PostingId } from '../model.ts';

export const ACCOUNT = `a.name, a.display_name as "displayName", a.password_hash as "passwordHash",
  a.must_change as "mustChange", a.factor_secret as "factorSecret",
  a.provider_claim as "providerClaim", a.demonstration, a.blocked_at as "blockedAt"`;
const POSTING = `p.id, p.account, p.role, p.area, p.county, p.provider, p.office,
  p.own_person as "ownPerson"`;

export async function findAccount(sql: Sql, name: string): Promise<Account | null> {
  const rows = await sql<Account>(
    'identity: account',
    `select ${ACCOUNT} from staff_account a where a.name = $1`,
    [name],
  );
  return rows[0] ?? null;
}

/** Holds the account until the transaction ends, so that two changes of it do not cross. */
export async function lockAccount(sql: Sql, name: string): Promise<Account | null> {
  const rows = await sql<Account>(
    'identity: lock account',
    `select ${ACCOUNT} from staff_account a where a.name = $1 for update`,
    [name],
  );
  return rows[0] ?? null;
}

export async function findAccountByClaim(sql: Sql, claim: string): Promise<Account | null> {
  const rows = await sql<Account>(
    'identity: account by claim',
    `select ${ACCOUNT} from staff_account a where a.provider_claim = $1`,
    [claim],
  );
  return rows[0] ?? null;
}

export type NewAccount = Pick<
  Account,
  'name' | 'displayName' | 'passwordHash' | 'providerClaim' | 'demonstration'
> & { readonly by: string; readonly now: string };

/** False when somebody has the name or the claim already. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<boolean> {
  const { name, displayName, passwordHash, providerClaim, demonstration, by, now } = account;
  const rows = await sql(
    'identity: insert account',
    `insert into staff_account (name, display_name, password_hash, must_change, provider_claim,
       demonstration, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning name`,
    [name, displayName, passwordHash, passwordHash !== null, providerClaim, demonstration, now, by],
  );
  return rows.length > 0;
}

export async function setPassword(
  sql: Sql,
  name: AccountName,
  change: { readonly hash: string; readonly mustChange: boolean; readonly now: string },
): Promise<void> {
  await sql(
    'identity: set password',
    `update staff_account set password_hash = $2, must_change = $3, password_changed_at = $4
     where name = $1`,
    [name, change.hash, change.mustChange, change.now],
  );
}

export async function setFactor(
  sql: Sql,
  name: AccountName,
  factor: { readonly secret: string | null; readonly step: bigint },
): Promise<void> {
  await sql(
    'identity: set factor',
    'update staff_account set factor_secret = $2, factor_step = $3 where name = $1',
    [name, factor.secret, factor.step],
  );
}

/** A code is accepted once: of several at one moment the first has the step, and older ones are over. */
export async function spendStep(sql: Sql, name: AccountName, step: bigint): Promise<boolean> {
  const rows = await sql(
    'identity: use step',
    'update staff_account set factor_step = $2 where name = $1 and factor_step < $2 returning name',
    [name, step],
  );
  return rows.length > 0;
}

export async function setBlock(
  sql: Sql,
  name: AccountName,
  block: { readonly at: string; readonly by: string } | null,
): Promise<void> {
  await sql(
    'identity: set block',
    'update staff_account set blocked_at = $2, blocked_by = $3 where name = $1',
    [name, block?.at ?? null, block?.by ?? null],
  );
}

export async function replaceRecoveryCodes(
  sql: Sql,
  name: AccountName,
  { hashes, now }: { readonly hashes: readonly string[]; readonly now: string },
): Promise<void> {
  await sql(
    'identity: retire recovery codes',
    'update recovery_code set used_at = $2 where account = $1 and used_at is null',
    [name, now],
  );
  await sql(
    'identity: insert recovery codes',
    'insert into recovery_code (code_hash, account, made_at) select unnest($2::text[]), $1, $3',
    [name, hashes, now],
  );
}

export async function spendRecoveryCode(
  sql: Sql,
  name: AccountName,
  { hash, now }: { readonly hash: string; readonly now: string },
): Promise<boolean> {
  const rows = await sql(
    'identity: use recovery code',
    `update recovery_code set used_at = $3
     where code_hash = $2 and account = $1 and used_at is null returning code_hash`,
    [name, hash, now],
  );
  return rows.length > 0;
}

export async function countRecoveryCodes(sql: Sql, name: AccountName): Promise<number> {
  const [row] = await sql<{ left: number }>(
    'identity: count recovery codes',
    `select count(*)::int as left from recovery_code where account = $1 and used_at is null`,
    [name],
  );
  return row?.left ?? 0;
}

export async function findPostings(
  sql: Sql,
  names: readonly AccountName[],
): Promise<readonly Posting[]> {
  return sql<Posting>(
    'identity: postings',
    `select ${POSTING} from staff_posting p where p.account = any($1) and p.ended_at is null
     order by p.id`,
    [names],
  );
}

export type NewPosting = Place &
  Pick<Posting, 'id' | 'account' | 'role'> & { readonly by: string; readonly now: string };

export async function insertPosting(sql: Sql, posting: NewPosting): Promise<void> {
  const { id, account, role, area, county, provider, office, ownPerson, by, now } = posting;
  await sql(
    'identity: insert posting',
    `insert into staff_posting (id, account, role, area, county, provider, office,
       own_person, given_by, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, account, role, area, county, provider, office ?? null, ownPerson ?? null],
      ...[by, now],
    ],
  );
}

export async function endPosting(
  sql: Sql,
  id: PostingId,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<boolean> {
  const rows = await sql(
    'identity: end posting',
    `update staff_posting set ended_at = $2, ended_by = $3
     where id = $1 and ended_at is null returning id`,
    [id, now, by],
  );
  return rows.length > 0;
}

export type StaffSearch = Page & {
  readonly query: string;
  /** Only accounts with a posting in this area; null: all. */
  readonly area: string | null;
};

export type StaffRow = Omit<Account, 'passwordHash' | 'factorSecret'> & {
  readonly hasPassword: boolean;
  readonly hasFactor: boolean;
  readonly lastSignIn: string | null;
  readonly total: bigint;
};

export function listStaff(sql: Sql, search: StaffSearch): Promise<readonly StaffRow[]> {
  const { query, area, limit, offset } = search;
  return sql<StaffRow>(
    'identity: list staff',
    `select a.name, a.display_name as "displayName", a.must_change as "mustChange",
       a.provider_claim as "providerClaim", a.demonstration, a.blocked_at as "blockedAt",
       a.password_hash is not null as "hasPassword", a.factor_secret is not null as "hasFactor",
       (select max(s.started_at) from session s where s.account = a.name) as "lastSignIn",
       count(*) over () as total
     from staff_account a
     where ($1 = '' or starts_with(a.name, lower($1)) or position($1 in a.display_name) > 0)
       and ($2::text is null or exists (select 1 from staff_posting p
             where p.account = a.name and p.area = $2 and p.ended_at is null))
     order by a.name limit $3 offset $4`,
    [query, area, limit, offset],
  );
}

export async function findSubject(
  sql: Sql,
  issuer: string,
  subject: string,
): Promise<AccountName | null> {
  const [row] = await sql<{ account: AccountName }>(
    'identity: subject',
    `select account from staff_subject
     where issuer = $1 and subject = $2 and ended_at is null`,
    [issuer, subject],
  );
  return row?.account ?? null;
}

export type NewSubject = {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly account: AccountName;
  readonly now: string;
};

/** False when the account, or the subject, is bound already. */
export async function bindSubject(sql: Sql, bound: NewSubject): Promise<boolean> {
  const { id, issuer, subject, account, now } = bound;
  const rows = await sql(
    'identity: bind subject',
    `insert into staff_subject (id, issuer, subject, account, bound_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning id`,
    [id, issuer, subject, account, now],
  );
  return rows.length > 0;
}

export async function unbindSubjects(sql: Sql, account: AccountName, now: string): Promise<void> {
  await sql(
    'identity: unbind subjects',
    'update staff_subject set ended_at = $2 where account = $1 and ended_at is null',
    [account, now],
  );
}

export type DemonstratorRow = {
  readonly name: AccountName;
  readonly displayName: string;
  readonly role: string;
};

export function listDemonstrators(sql: Sql): Promise<readonly DemonstratorRow[]> {
  return sql<DemonstratorRow>(
    'identity: demonstrators',
    `select a.name, a.display_name as "displayName", p.role
     from staff_account a join staff_posting p on p.account = a.name and p.ended_at is null
     where a.demonstration and a.blocked_at is null order by p.id`,
  );
}
