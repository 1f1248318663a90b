import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { GrantId, Quota, WalletUse } from '../model.ts';

const QUOTA = `id, receiver_id as "receiverId", giver_area as "giverArea", giver_name as "giverName",
  relation, position, amount, left_amount as "left", state, version, reason,
  offered_at as "offeredAt"`;

/** Of other areas, in the order in which they pay. Closed ones too where a correction may give back to them. */
export async function findQuotas(
  sql: Sql,
  receiverIds: readonly PersonId[],
): Promise<Map<PersonId, Quota[]>> {
  const rows = await sql<Quota>(
    'accounts: quotas',
    `select ${QUOTA} from wallet_quota where receiver_id = any($1) and state <> 'closed'
     order by position, id`,
    [receiverIds],
  );
  const found = new Map<PersonId, Quota[]>();
  for (const row of rows) {
    const quotas = found.get(row.receiverId);
    if (quotas) quotas.push(row);
    else found.set(row.receiverId, [row]);
  }
  return found;
}

export async function findQuotasById(
  sql: Sql,
  ids: readonly GrantId[],
): Promise<Map<GrantId, Quota>> {
  const rows = await sql<Quota>(
    'accounts: quotas by id',
    `select ${QUOTA} from wallet_quota where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockQuota(sql: Sql, id: GrantId): Promise<Quota | null> {
  const [row] = await sql<Quota>(
    'accounts: lock quota',
    `select ${QUOTA} from wallet_quota where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

/** For the rest of the transaction: a lock that somebody else holds is waited for so long and no longer. */
export async function waitShortly(sql: Sql): Promise<void> {
  await sql('accounts: wait shortly', "select set_config('lock_timeout', '3s', true)");
}

/** An offer and its withdrawal queue here until the transaction ends. */
export async function lockOffer(sql: Sql, id: GrantId): Promise<void> {
  await sql(
    'accounts: lock offer',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' offer ' || $1, 0))`,
    [id],
  );
}

export async function isOfferGone(sql: Sql, id: GrantId): Promise<boolean> {
  const rows = await sql('accounts: offer gone', 'select from wallet_offer_gone where id = $1', [
    id,
  ]);
  return rows.length > 0;
}

export async function insertOfferGone(sql: Sql, id: GrantId): Promise<void> {
  await sql(
    'accounts: insert offer gone',
    'insert into wallet_offer_gone (id) values ($1) on conflict do nothing',
    [id],
  );
}

export type NewQuota = {
  readonly id: GrantId;
  readonly receiver: PersonId;
  readonly giverArea: AreaCode;
  readonly giverRef: string;
  readonly giverName: string;
  readonly relation: string;
  readonly amount: Money;
  readonly at: string;
};

/** Null: the same giver's stands already. */
export async function insertQuota(sql: Sql, quota: NewQuota): Promise<GrantId | null> {
  const { id, receiver, giverArea, giverRef, giverName, relation, amount, at } = quota;
  const [row] = await sql<{ id: GrantId }>(
    'accounts: insert quota',
    `insert into wallet_quota (id, receiver_id, giver_area, giver_ref, giver_name, relation, position,
       amount, left_amount, state, offered_at)
     select $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1, $7, 0, 'offered', $8
     from wallet_quota where receiver_id = $2 and state <> 'closed'
     on conflict do nothing returning id`,
    [id, receiver, giverArea, giverRef, giverName, relation, amount, at],
  );
  return row?.id ?? null;
}

export async function openQuota(
  sql: Sql,
  id: GrantId,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await sql(
    'accounts: open quota',
    `update wallet_quota set state = 'open', left_amount = amount, version = version + 1,
       confirmed_by = $2, confirmed_at = $3 where id = $1 and state = 'offered'`,
    [id, by, at],
  );
}

export async function shutQuota(
  sql: Sql,
  id: GrantId,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> {
  await sql(
    'accounts: close quota',
    `update wallet_quota set state = 'closed', closed_left = case state when 'open' then left_amount
       else amount end, left_amount = 0, version = version + 1, reason = $2, closed_at = $3
     where id = $1 and state <> 'closed'`,
    [id, reason, at],
  );
}

export async function getClosed(
  sql: Sql,
  id: GrantId,
): Promise<{ readonly left: Money; readonly reason: string }> {
  const [row] = await sql<{ left: Money | null; reason: string }>(
    'accounts: closed quota',
    'select closed_left as "left", reason from wallet_quota where id = $1',
    [id],
  );
  const left = row?.left ?? null;
  assert(row && left !== null, 'a closed quota says what was left of it');
  return { left, reason: row.reason };
}

/** Within the writing of a coverage: all that a person was given from elsewhere is over. */
export async function shutQuotasOf(
  sql: Sql,
  person: PersonId,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> {
  await sql(
    'accounts: close quotas of a person',
    `update wallet_quota set state = 'closed', closed_left = case state when 'open' then left_amount
       else amount end, left_amount = 0, version = version + 1, reason = $2, closed_at = $3
     where receiver_id = $1 and state <> 'closed'`,
    [person, reason, at],
  );
}

export async function spendQuota(sql: Sql, id: GrantId, amount: Money): Promise<void> {
  await sql(
    'accounts: spend quota',
    `update wallet_quota set left_amount = left_amount - $2::bigint, version = version + 1
     where id = $1 and state = 'open'`,
    [id, amount],
  );
}

/** Whoever is not, or no longer, insured here in any scheme, and no newborn for whom there is still time. */
export function findLapsedQuotas(
  sql: Sql,
  today: Day,
  newbornDays: number,
): Promise<{ id: GrantId }[]> {
  return sql<{ id: GrantId }>(
    'accounts: lapsed quotas',
    `select q.id from wallet_quota q where q.state <> 'closed' and not exists (
       select from coverage c where c.person_id = q.receiver_id and c.withdrawn_at is null
         and c.starts_on <= $1 and (c.ends_on is null or $1 < c.ends_on))
       and not exists (select from person p where p.id = q.receiver_id
         and p.born_on <= $1 and $1 <= p.born_on + $2::int) order by q.id`,
    [today, newbornDays],
  );
}

/** Ended on this side, and the giver's area does not know it yet. */
export async function findUntoldEnds(sql: Sql, giverArea: AreaCode): Promise<GrantId[]> {
  const rows = await sql<{ id: GrantId }>(
    'accounts: untold ends',
    `select id from wallet_quota where giver_area = $1 and state = 'closed' and told_at is null
     order by id limit 1000`,
    [giverArea],
  );
  return rows.map(({ id }) => id);
}

export async function markTold(sql: Sql, id: GrantId, at: string): Promise<void> {
  await sql(
    'accounts: mark told',
    'update wallet_quota set told_at = $2 where id = $1 and told_at is null',
    [id, at],
  );
}

/** A use as the giver's area is told of it. */
export type ToldUse = {
  readonly id: string;
  readonly grant: GrantId;
  readonly kind: WalletUse;
  readonly amount: Money;
  readonly toQuota: boolean;
  readonly usedOn: Day;
};

const USE = `id, quota_id as grant, kind, amount, to_quota as "toQuota", used_on as "usedOn"`;

export function findWaitingUses(sql: Sql, giverArea: AreaCode, limit: number): Promise<ToldUse[]> {
  return sql<ToldUse>(
    'accounts: waiting uses',
    `select ${USE} from wallet_use where giver_area = $1 and acknowledged_at is null
     order by id limit $2`,
    [giverArea, limit],
  );
}

export function findUsesOf(sql: Sql, quota: GrantId): Promise<ToldUse[]> {
  return sql<ToldUse>(
    'accounts: uses of a quota',
    `select ${USE} from wallet_use where quota_id = $1 order by id`,
    [quota],
  );
}

export async function acknowledgeUses(sql: Sql, ids: readonly string[], at: string): Promise<void> {
  await sql(
    'accounts: acknowledge uses',
    `update wallet_use set acknowledged_at = $2 where id = any($1::uuid[])
       and acknowledged_at is null`,
    [ids, at],
  );
}

export async function insertUse(
  sql: Sql,
  use: ToldUse & {
    readonly giverArea: AreaCode;
    readonly person: PersonId;
    readonly act: string;
    readonly at: string;
  },
): Promise<void> {
  const { id, grant, giverArea, person, act, kind, amount, toQuota, usedOn, at } = use;
  await sql(
    'accounts: insert use',
    `insert into wallet_use (id, quota_id, giver_area, person_id, act_id, kind, amount, to_quota,
       used_on, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, grant, giverArea, person, act, kind, amount, toQuota, usedOn, at],
  );
}

export type MonthUse = ToldUse & { readonly otherArea: AreaCode };

/** What was used here in a time, at the cost of other areas. */
export function findUsesOfMonth(sql: Sql, from: Day, until: Day): Promise<MonthUse[]> {
  return sql<MonthUse>(
    'accounts: uses of a month',
    `select ${USE}, giver_area as "otherArea" from wallet_use
     where used_on >= $1 and used_on < $2 order by giver_area, id`,
    [from, until],
  );
}
