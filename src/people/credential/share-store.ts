import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CodeShare, GuardianRelation, HeldCode } from './share-model.ts';

const SHARE = `id, owner_id as owner, holder_area as "holderArea", holder_ref as "holderRef",
  holder_name as "holderName", relation, given, given_at as "givenAt", ended_at as "endedAt"`;

/** False: he may already. */
export async function insertShare(
  sql: Sql,
  share: Omit<CodeShare, 'endedAt'> & { readonly by: string },
): Promise<boolean> {
  const { id, owner, holderArea, holderRef, holderName, relation, given, by, givenAt } = share;
  const rows = await sql(
    'credential: insert share',
    `insert into code_share (id, owner_id, holder_area, holder_ref, holder_name, relation, given,
       given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing returning id`,
    [id, owner, holderArea, holderRef, holderName, relation, given, by, givenAt],
  );
  return rows.length === 1;
}

export async function findShare(sql: Sql, id: string): Promise<CodeShare | null> {
  const [row] = await sql<CodeShare>(
    'credential: share',
    `select ${SHARE} from code_share where id = $1`,
    [id],
  );
  return row ?? null;
}

export function findSharesOf(sql: Sql, owner: PersonId): Promise<CodeShare[]> {
  return sql<CodeShare>(
    'credential: shares of an owner',
    `select ${SHARE} from code_share where owner_id = $1 order by id desc limit 100`,
    [owner],
  );
}

export async function endShareRow(
  sql: Sql,
  id: string,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await sql(
    'credential: end share',
    'update code_share set ended_at = $3, ended_by = $2 where id = $1 and ended_at is null',
    [id, by, at],
  );
}

const HELD = `id, holder_id as holder, owner_area as "ownerArea", owner_name as "ownerName", relation,
  ended_at as "endedAt"`;

export async function insertHeld(
  sql: Sql,
  held: Omit<HeldCode, 'endedAt'> & { readonly at: string },
): Promise<void> {
  const { id, holder, ownerArea, ownerName, relation, at } = held;
  await sql(
    'credential: insert held code',
    `insert into code_held (id, holder_id, owner_area, owner_name, relation, since)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, holder, ownerArea, ownerName, relation, at],
  );
}

export async function findHeld(sql: Sql, id: string): Promise<HeldCode | null> {
  const [row] = await sql<HeldCode>(
    'credential: held code',
    `select ${HELD} from code_held where id = $1`,
    [id],
  );
  return row ?? null;
}

export function findHeldBy(sql: Sql, holder: PersonId): Promise<HeldCode[]> {
  return sql<HeldCode>(
    'credential: codes held by',
    `select ${HELD} from code_held where holder_id = $1 and ended_at is null order by id desc`,
    [holder],
  );
}

export async function endHeldRow(sql: Sql, id: string, at: string): Promise<void> {
  await sql(
    'credential: end held code',
    'update code_held set ended_at = $2 where id = $1 and ended_at is null',
    [id, at],
  );
}

export async function insertShowing(
  sql: Sql,
  showing: { id: string; share: string; owner: PersonId; at: string },
): Promise<void> {
  const { id, share, owner, at } = showing;
  await sql(
    'credential: insert showing',
    `insert into code_showing (id, share_id, owner_id, shown_at) values ($1, $2, $3, $4)`,
    [id, share, owner, at],
  );
}

export type Showing = { readonly holderName: string; readonly shownAt: string };

/** For the owner to see: who showed the code, and when. */
export function findShowings(sql: Sql, owner: PersonId): Promise<Showing[]> {
  return sql<Showing>(
    'credential: showings',
    `select s.holder_name as "holderName", w.shown_at as "shownAt"
     from code_showing w join code_share s on s.id = w.share_id
     where w.owner_id = $1 order by w.id desc limit 100`,
    [owner],
  );
}

/** Whose codes somebody of the same area shows as a parent or grandparent; who of them is still a child, their births say. */
export function findWards(sql: Sql, guardian: PersonId): Promise<{ id: PersonId }[]> {
  return sql<{ id: PersonId }>(
    'credential: wards',
    `select distinct s.owner_id as id from code_held h join code_share s on s.id = h.id
     where h.holder_id = $1 and h.ended_at is null and s.ended_at is null
       and s.given = 'counter' and s.relation in ('parent', 'grandparent')
     order by 1 limit 50`,
    [guardian],
  );
}

/** As what a counter recorded somebody of the same area who may show a child's code: its parent before its grandparent. */
export async function findGuardian(
  sql: Sql,
  guardian: PersonId,
  minor: PersonId,
): Promise<GuardianRelation | null> {
  const [row] = await sql<{ relation: GuardianRelation }>(
    'credential: guardian',
    `select s.relation from code_held h join code_share s on s.id = h.id
     where h.holder_id = $1 and s.owner_id = $2 and h.ended_at is null and s.ended_at is null
       and s.given = 'counter' and s.relation in ('parent', 'grandparent')
     order by s.relation desc limit 1`,
    [guardian, minor],
  );
  return row?.relation ?? null;
}
