import type { Sql } from '../../../platform/sql.ts';
import { NO_TRIES, type Tries } from '../decide-try.ts';

/** Holds the rows until the transaction ends; always in one order, so that two never wait for each other. */
export async function lockTries(
  sql: Sql,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Tries>> {
  const ordered = [...subjects].sort();
  await sql(
    'identity: open tries',
    `insert into sign_in_guard (subject, failures, last_at)
     select unnest($1::text[]), 0, 'epoch' order by 1 on conflict do nothing`,
    [ordered],
  );
  const rows = await sql<{ subject: string } & Tries>(
    'identity: lock tries',
    `select subject, failures, (extract(epoch from last_at) * 1000)::float8 as "lastMs",
       (extract(epoch from blocked_until) * 1000)::float8 as "blockedUntilMs"
     from sign_in_guard where subject = any($1) order by subject for update`,
    [ordered],
  );
  const found = new Map(rows.map((row) => [row.subject, row as Tries]));
  return new Map(ordered.map((subject) => [subject, found.get(subject) ?? NO_TRIES]));
}

export async function keepTries(sql: Sql, subject: string, tries: Tries): Promise<void> {
  await sql(
    'identity: keep tries',
    `update sign_in_guard set failures = $2, last_at = to_timestamp($3 / 1000.0),
       blocked_until = to_timestamp($4 / 1000.0)
     where subject = $1`,
    [subject, tries.failures, tries.lastMs, tries.blockedUntilMs],
  );
}
