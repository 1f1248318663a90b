import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Grant, GrantEvent, GrantId, NewGrant } from '../model.ts';

const GRANT = `aid.grant_id as id, aid.giver_id as "giverId", aid.receiver_id as "receiverId",
  aid.relation, aid.position, aid.quota_left as "quotaLeft", aid.starts_on as "startsOn",
  aid.ends_on as "endsOn", aid.granted_at as "grantedAt", giver.balance as "giverBalance",
  giver.held as "giverHeld", giver.version as "giverVersion"`;
const FROM = `from mutual_aid aid join personal_account giver on giver.person_id = aid.giver_id`;

/** What relatives have promised and hold, in the order in which it pays. Of all times: the caller picks the day. */
export async function findGrants(
  sql: Sql,
  receiverIds: readonly PersonId[],
): Promise<Map<PersonId, Grant[]>> {
  const rows = await sql<Grant>(
    'accounts: grants',
    `select ${GRANT} ${FROM} where aid.receiver_id = any($1) and aid.ended_at is null
     order by aid.position, aid.giver_id`,
    [receiverIds],
  );
  const found = new Map<PersonId, Grant[]>();
  for (const row of rows) {
    const grants = found.get(row.receiverId);
    if (grants) grants.push(row);
    else found.set(row.receiverId, [row]);
  }
  return found;
}

export function findGiven(sql: Sql, giverId: PersonId): Promise<Grant[]> {
  return sql<Grant>(
    'accounts: given',
    `select ${GRANT} ${FROM} where aid.giver_id = $1 and aid.ended_at is null
     order by aid.granted_at, aid.receiver_id`,
    [giverId],
  );
}

export async function findGrant(sql: Sql, id: GrantId): Promise<Grant | null> {
  const [row] = await sql<Grant>(
    'accounts: grant',
    `select ${GRANT} ${FROM} where aid.grant_id = $1 and aid.ended_at is null`,
    [id],
  );
  return row ?? null;
}

/** Of those that stand: whatever ran out, and whoever's sides are no longer insured as they must be. */
export function findLapsed(
  sql: Sql,
  today: Day,
  { newbornDays, limit }: { readonly newbornDays: number; readonly limit: number },
): Promise<Lapsed[]> {
  return sql<Lapsed>(
    'accounts: lapsed grants',
    `select grant_id as id, giver_id as "giverId", reason from (
       select aid.*, case
         when aid.ends_on is not null and aid.ends_on <= $1 then 'expired'
         when not exists (select from coverage c where c.person_id = aid.giver_id
           and c.scheme = 'employee' and c.withdrawn_at is null
           and c.starts_on <= $1 and (c.ends_on is null or $1 < c.ends_on))
           then 'giver-coverage'
         when not exists (select from coverage c where c.person_id = aid.receiver_id
           and c.withdrawn_at is null and c.starts_on <= $1 and (c.ends_on is null or $1 < c.ends_on))
           and not exists (select from person p where p.id = aid.receiver_id
             and p.born_on <= $1 and $1 <= p.born_on + $3::int)
           then 'receiver-coverage' end as reason
       from mutual_aid aid where aid.ended_at is null) judged
     where reason is not null order by giver_id, receiver_id limit $2`,
    [today, limit, newbornDays],
  );
}
export type Lapsed = { readonly id: GrantId; readonly giverId: PersonId; readonly reason: string };

export function findGrantsOfEither(sql: Sql, person: PersonId): Promise<Grant[]> {
  return sql<Grant>(
    'accounts: grants of either side',
    `select ${GRANT} ${FROM} where aid.ended_at is null
       and (aid.giver_id = $1 or aid.receiver_id = $1) order by aid.giver_id, aid.receiver_id`,
    [person],
  );
}

/** What each giver is, or was, to the receiver: also of grants that ended, for whoever reads an old slip. */
export async function findRelationsTo(
  sql: Sql,
  receiver: PersonId,
  givers: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const rows = await sql<{ giver: PersonId; relation: string }>(
    'accounts: relations',
    `select giver_id as giver, relation from mutual_aid
     where receiver_id = $1 and giver_id = any($2)`,
    [receiver, givers],
  );
  return new Map(rows.map(({ giver, relation }) => [giver, relation]));
}

export type Written = { readonly id: GrantId; readonly position: number; readonly at: string };

/** The promise and the hold on the giver's account are one statement. A relation that ended begins anew. */
export async function insertGrant(sql: Sql, grant: NewGrant, written: Written): Promise<void> {
  const { giverId, receiverId, relation, quota, startsOn, endsOn } = grant;
  await sql(
    'accounts: grant a quota',
    `with held as (
       update personal_account set held = held + $5::bigint, version = version + 1
       where person_id = $1 returning person_id)
     insert into mutual_aid (giver_id, receiver_id, relation, position, quota_left, starts_on,
       ends_on, grant_id, granted_at)
     select person_id, $2, $3, $4, $5, $6, $7, $8, $9 from held
     on conflict (giver_id, receiver_id) do update set relation = excluded.relation,
       position = excluded.position, quota_left = excluded.quota_left,
       starts_on = excluded.starts_on, ends_on = excluded.ends_on, grant_id = excluded.grant_id,
       granted_at = excluded.granted_at, ended_at = null`,
    [
      ...[giverId, receiverId, relation, written.position, quota, startsOn, endsOn],
      ...[written.id, written.at],
    ],
  );
}

/** What is left and what is held change together; `held` tells by how much. */
export async function moveQuota(
  sql: Sql,
  { id, giverId }: Pick<Grant, 'id' | 'giverId'>,
  change: { readonly left: Money; readonly balance: Money; readonly held: Money },
): Promise<void> {
  await sql(
    'accounts: move a quota',
    `with account as (
       update personal_account set balance = balance + $3::bigint, held = held + $4::bigint,
         version = version + 1 where person_id = $2)
     update mutual_aid set quota_left = quota_left + $5::bigint where grant_id = $1`,
    [id, giverId, change.balance, change.held, change.left],
  );
}

export async function keepGrant(
  sql: Sql,
  id: GrantId,
  change: { readonly endsOn: Day | null; readonly endedAt: string | null },
): Promise<void> {
  await sql(
    'accounts: keep a grant',
    'update mutual_aid set ends_on = $2, ended_at = $3 where grant_id = $1',
    [id, change.endsOn, change.endedAt],
  );
}

export async function insertGrantEvent(sql: Sql, event: GrantEvent): Promise<void> {
  const { id, grant, giverId, receiverId, act, relation, change, endsOn, reason, by, at } = event;
  const { key, hash, position } = event;
  await sql(
    'accounts: event of a grant',
    `insert into mutual_aid_event (id, grant_id, giver_id, receiver_id, act, relation, change,
       ends_on, reason, made_by, made_at, key, body_hash, position)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, grant, giverId, receiverId, act, relation, change, endsOn, reason, by, at],
      ...[key, hash, position],
    ],
  );
}

export type KeptEvent = Pick<
  GrantEvent,
  'grant' | 'giverId' | 'receiverId' | 'act' | 'hash' | 'position'
>;

/** What was done under a key before. */
export async function findGrantEvent(sql: Sql, key: string): Promise<KeptEvent | null> {
  const [row] = await sql<KeptEvent>(
    'accounts: event by key',
    `select grant_id as grant, giver_id as "giverId", receiver_id as "receiverId", act,
       body_hash as hash, position from mutual_aid_event where key = $1`,
    [key],
  );
  return row ?? null;
}
