import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Card, CredentialUse, Token, Voucher } from './model.ts';

export async function findCard(sql: Sql, number: string): Promise<Card | null> {
  const rows = await sql<Card>(
    'credential: card',
    `select number, person_id as person, serial, starts_on as "startsOn", ends_on as "endsOn"
     from card where number = $1`,
    [number],
  );
  return rows[0] ?? null;
}

/** The newest card of a person that holds on the day. */
export async function findCardOf(sql: Sql, person: PersonId, on: string): Promise<Card | null> {
  const rows = await sql<Card>(
    'credential: card of a person',
    `select number, person_id as person, serial, starts_on as "startsOn", ends_on as "endsOn"
     from card where person_id = $1 and starts_on <= $2 and (ends_on is null or $2 < ends_on)
     order by starts_on desc, number limit 1`,
    [person, on],
  );
  return rows[0] ?? null;
}

export async function insertVoucher(
  sql: Sql,
  voucher: { readonly id: string; readonly person: PersonId; readonly now: string },
  seconds: number,
): Promise<Voucher> {
  const rows = await sql<Voucher>(
    'credential: insert voucher',
    `insert into voucher (id, person_id, issued_at, ends_at)
     values ($1, $2, $3, $3::timestamptz + make_interval(secs => $4))
     returning id, person_id as person, ends_at as "endsAt"`,
    [voucher.id, voucher.person, voucher.now, seconds],
  );
  return rows[0] as Voucher;
}

export async function findVoucher(sql: Sql, id: string): Promise<Voucher | null> {
  const rows = await sql<Voucher>(
    'credential: voucher',
    'select id, person_id as person, ends_at as "endsAt" from voucher where id = $1',
    [id],
  );
  return rows[0] ?? null;
}

const TOKEN = `person_id as person, provider_id as provider, ends_at as "endsAt",
  claimed_by as "claimedBy"`;

export async function findToken(sql: Sql, hash: string): Promise<Token | null> {
  const rows = await sql<Token>(
    'credential: token',
    `select ${TOKEN} from voucher_token where token_hash = $1`,
    [hash],
  );
  return rows[0] ?? null;
}

export async function findTokenOf(sql: Sql, voucher: string): Promise<Token | null> {
  const rows = await sql<Token>(
    'credential: token of a voucher',
    `select ${TOKEN} from voucher_token where voucher_id = $1`,
    [voucher],
  );
  return rows[0] ?? null;
}

export type NewToken = {
  readonly hash: string;
  readonly voucher: Voucher;
  readonly provider: ProviderId;
  readonly purpose: string;
  readonly now: string;
};

/** Does nothing where the voucher has its token: of several at once the first has it. */
export async function insertToken(sql: Sql, token: NewToken, seconds: number): Promise<void> {
  const { hash, voucher, provider, purpose, now } = token;
  await sql(
    'credential: insert token',
    `insert into voucher_token
       (token_hash, voucher_id, person_id, provider_id, purpose, issued_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(secs => $7))
     on conflict do nothing`,
    [hash, voucher.id, voucher.person, provider, purpose, now, seconds],
  );
}

/** Null when another request has it; else whether this one came before. */
export async function claimToken(
  sql: Sql,
  hash: string,
  key: string,
): Promise<{ readonly repeated: boolean } | null> {
  const rows = await sql<{ repeated: boolean }>(
    'credential: claim token',
    `update voucher_token set claimed_by = $2, repeated = claimed_by is not null
     where token_hash = $1 and (claimed_by is null or claimed_by = $2) returning repeated`,
    [hash, key],
  );
  return rows[0] ?? null;
}

/** Not where the request came again meanwhile: what its other run did is not known here. */
export async function releaseToken(sql: Sql, hash: string, key: string): Promise<void> {
  await sql(
    'credential: release token',
    `update voucher_token set claimed_by = null
     where token_hash = $1 and claimed_by = $2 and not repeated`,
    [hash, key],
  );
}

export async function insertUse(
  sql: Sql,
  use: CredentialUse & { readonly id: string; readonly now: string },
): Promise<void> {
  const { id, person, type, act, provider, operator, reason, now } = use;
  await sql(
    'credential: insert use',
    `insert into credential_use
       (id, person_id, type, act, provider_id, operator, reason, used_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, person, type, act, provider, operator, reason, now],
  );
}

export type UseRow = Omit<CredentialUse, 'person'> & { readonly usedAt: string };

/** Newest first. */
export async function findUses(sql: Sql, person: PersonId, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<UseRow>(
      'credential: uses',
      `select type, act, provider_id as provider, operator, reason, used_at as "usedAt"
       from credential_use where person_id = $1 order by id desc limit $2 offset $3`,
      [person, limit, offset],
    ),
    sql<{ total: bigint }>(
      'credential: count uses',
      'select count(*) as total from credential_use where person_id = $1',
      [person],
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
