import type { Day } from '../../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { GrantId, WalletGrant } from '../model.ts';

const GRANT = `id, giver_id as "giverId", receiver_area as "receiverArea",
  receiver_name as "receiverName", relation, quota, left_amount as "left", state, reason,
  asked_at as "askedAt"`;

const PENDING = `state in ('asked', 'offered', 'closing')`;

/** The hold and the promise are one statement. */
export async function insertWalletGrant(
  sql: Sql,
  grant: Omit<WalletGrant, 'left' | 'state' | 'reason'> & {
    readonly by: string;
    readonly key: string | null;
  },
): Promise<void> {
  const { id, giverId, receiverArea, receiverName, relation, quota, by, askedAt, key } = grant;
  await sql(
    'accounts: insert wallet grant',
    `with held as (
       update personal_account set held = held + $6::bigint, version = version + 1
       where person_id = $2 returning person_id)
     insert into wallet_grant (id, giver_id, receiver_area, receiver_name, relation, quota,
       left_amount, state, asked_by, asked_at, key)
     select $1, person_id, $3, $4, $5, $6, $6, 'asked', $7, $8, $9 from held`,
    [id, giverId, receiverArea, receiverName, relation, quota, by, askedAt, key],
  );
}

export async function findWalletGrant(sql: Sql, id: GrantId): Promise<WalletGrant | null> {
  const [row] = await sql<WalletGrant>(
    'accounts: wallet grant',
    `select ${GRANT} from wallet_grant where id = $1`,
    [id],
  );
  return row ?? null;
}

export async function lockWalletGrant(sql: Sql, id: GrantId): Promise<WalletGrant | null> {
  const [row] = await sql<WalletGrant>(
    'accounts: lock wallet grant',
    `select ${GRANT} from wallet_grant where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

export function findWalletGrantsOf(sql: Sql, giver: PersonId): Promise<WalletGrant[]> {
  return sql<WalletGrant>(
    'accounts: wallet grants of a giver',
    `select ${GRANT} from wallet_grant where giver_id = $1 order by id desc`,
    [giver],
  );
}

/** What stands in an area, or what of it waits for an answer, for whoever asks what became of it there. */
export function findLiveWalletGrants(
  sql: Sql,
  area: AreaCode,
  which: 'all' | 'pending',
): Promise<Pick<WalletGrant, 'id' | 'receiverArea' | 'state' | 'askedAt'>[]> {
  return sql<Pick<WalletGrant, 'id' | 'receiverArea' | 'state' | 'askedAt'>>(
    `accounts: live wallet grants ${which}`,
    `select id, receiver_area as "receiverArea", state, asked_at as "askedAt" from wallet_grant
     where receiver_area = $1 and ${which === 'all' ? `state <> 'ended'` : PENDING} order by id`,
    [area],
  );
}

export type GrantState = {
  readonly state: WalletGrant['state'];
  readonly reason: string;
  readonly endedAt: string | null;
};

export async function keepWalletGrant(sql: Sql, id: GrantId, kept: GrantState): Promise<void> {
  await sql(
    'accounts: keep wallet grant',
    `update wallet_grant set state = $2, reason = $3, ended_at = $4 where id = $1`,
    [id, kept.state, kept.reason, kept.endedAt],
  );
}

/** What is left here, what is held and the balance change together. */
export async function moveWalletGrant(
  sql: Sql,
  { id, giverId }: Pick<WalletGrant, 'id' | 'giverId'>,
  change: { readonly left: Money; readonly balance: Money; readonly held: Money },
): Promise<void> {
  await sql(
    'accounts: move wallet grant',
    `with account as (
       update personal_account set balance = balance + $3::bigint, held = held + $4::bigint,
         version = version + 1 where person_id = $2)
     update wallet_grant set left_amount = left_amount + $5::bigint where id = $1`,
    [id, giverId, change.balance, change.held, change.left],
  );
}

/** Whoever is no longer insured here as an employee gives no more. */
export function findLapsedWalletGrants(sql: Sql, today: Day): Promise<{ id: GrantId }[]> {
  return sql<{ id: GrantId }>(
    'accounts: lapsed wallet grants',
    `select g.id from wallet_grant g where g.state not in ('closing', 'ended') and not exists (
       select from coverage c where c.person_id = g.giver_id and c.scheme = 'employee'
         and c.withdrawn_at is null and c.starts_on <= $1 and (c.ends_on is null or $1 < c.ends_on)) order by g.id`,
    [today],
  );
}

export async function findWalletGrantByKey(sql: Sql, key: string): Promise<WalletGrant | null> {
  const [row] = await sql<WalletGrant>(
    'accounts: wallet grant by key',
    `select ${GRANT} from wallet_grant where key = $1`,
    [key],
  );
  return row ?? null;
}
