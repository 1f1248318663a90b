import type { Sql } from '../../../platform/sql.ts';
import type { Call } from '../transaction.ts';

export type KeptRequest = { readonly bodyHash: string; readonly answer: string };

/** What a kept write answered when its message came first. */
export async function findKept(sql: Sql, key: Call['key']): Promise<KeptRequest | null> {
  const [row] = await sql<KeptRequest>(
    'national: kept request',
    `select body_hash as "bodyHash", answer from request
     where provider_id = $1 and transaction = $2 and key = $3 and answer is not null`,
    [key.provider, key.transaction, key.message],
  );
  return row ?? null;
}

export async function keepRequest(sql: Sql, kept: KeptRequest & Call['key']): Promise<void> {
  await sql(
    'national: keep request',
    `insert into request (provider_id, transaction, key, body_hash, settlement_ids, answer)
     values ($1, $2, $3, $4, '[]', $5)`,
    [kept.provider, kept.transaction, kept.message, kept.bodyHash, kept.answer],
  );
}
