import type { PolicyId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import { documentOf, hashOf } from './document.ts';
import type { Policy } from './model.ts';

export type PublishedRow = {
  readonly id: PolicyId;
  readonly hash: string;
  readonly document: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
};

/** Rows are only ever added, so their number tells whether anything is new. */
export async function countPublished(sql: Sql): Promise<bigint> {
  const rows = await sql<{ count: bigint }>(
    'policy: count published',
    'select count(*) as count from policy',
  );
  return rows[0]?.count ?? 0n;
}

export async function findPublished(sql: Sql): Promise<PublishedRow[]> {
  return sql<PublishedRow>(
    'policy: all published',
    `select id, hash, document, published_at as "publishedAt", published_by as "publishedBy"
     from policy order by id`,
  );
}

/** One publication at a time; held until the transaction ends. */
export async function lockPublishing(sql: Sql): Promise<void> {
  await sql(
    'policy: lock publishing',
    `select pg_advisory_xact_lock(hashtext(current_schema() || ' policy'))`,
  );
}

export async function insertPolicies(
  sql: Sql,
  policies: readonly Policy[],
  by: string,
): Promise<void> {
  await sql(
    'policy: publish',
    `insert into policy (id, benefit, scheme, starts_on, ends_on, hash, document, published_by)
     select id, benefit, scheme, starts_on, ends_on, hash, document, $8
     from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[])
       as offered (id, benefit, scheme, starts_on, ends_on, hash, document)`,
    [
      policies.map(({ id }) => id),
      policies.map(({ benefit }) => benefit),
      policies.map(({ scheme }) => scheme),
      policies.map(({ from }) => from),
      policies.map(({ until }) => until),
      policies.map(hashOf),
      policies.map(documentOf),
      by,
    ],
  );
}

export type PinnedDocument = { readonly id: PolicyId; readonly hash: string };

/** Written before anything can pin the set; the same set is written once. */
export async function keepSet(
  sql: Sql,
  hash: string,
  documents: readonly PinnedDocument[],
): Promise<void> {
  await sql(
    'policy: keep set',
    'insert into policy_set (hash, documents) values ($1, $2) on conflict (hash) do nothing',
    [hash, JSON.stringify(documents)],
  );
}

export async function findSet(sql: Sql, hash: string): Promise<PinnedDocument[] | null> {
  const rows = await sql<{ documents: string }>(
    'policy: set by hash',
    'select documents from policy_set where hash = $1',
    [hash],
  );
  return rows[0] ? JSON.parse(rows[0].documents) : null;
}

export async function findSets(
  sql: Sql,
): Promise<{ hash: string; documents: readonly PinnedDocument[] }[]> {
  const rows = await sql<{ hash: string; documents: string }>(
    'policy: all sets',
    'select hash, documents from policy_set order by hash',
  );
  return rows.map(({ hash, documents }) => ({ hash, documents: JSON.parse(documents) }));
}
