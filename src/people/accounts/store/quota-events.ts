import type { Sql } from '../../../platform/sql.ts';
import type { GrantId } from '../model.ts';

export type QuotaAct = 'confirmed' | 'refused';

export type QuotaEvent = {
  readonly key: string;
  readonly quota: GrantId;
  readonly act: QuotaAct;
  readonly by: string;
  readonly at: string;
};

/** What was said of a quota under a key. */
export async function findQuotaEvent(
  sql: Sql,
  key: string,
): Promise<Pick<QuotaEvent, 'quota' | 'act'> | null> {
  const [row] = await sql<Pick<QuotaEvent, 'quota' | 'act'>>(
    'accounts: event of a quota by key',
    'select quota_id as quota, act from wallet_quota_event where key = $1',
    [key],
  );
  return row ?? null;
}

/** False: the key was used. */
export async function insertQuotaEvent(
  sql: Sql,
  { key, quota, act, by, at }: QuotaEvent,
): Promise<boolean> {
  const rows = await sql(
    'accounts: event of a quota',
    `insert into wallet_quota_event (key, quota_id, act, made_by, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [key, quota, act, by, at],
  );
  return rows.length > 0;
}
