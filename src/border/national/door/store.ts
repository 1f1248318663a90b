import { KEPT_ANSWER, sealedIn, sealWhereNeeded } from '../../../platform/sealing/columns.ts';
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
  if (!row) return null;
  return { ...row, answer: sql.sealer.read(row.answer, contextOf(key)) };
}

function contextOf({ provider, transaction, message }: Call['key']): string {
  return sealedIn(KEPT_ANSWER, provider, transaction, message);
}

/** Most answers name nobody and are kept as they are; one with an identity number or a phone is sealed whole. */
function keptForm(sql: Sql, { answer, ...key }: KeptRequest & Call['key']): string {
  return sealWhereNeeded(sql.sealer, answer, contextOf(key));
}

export async function keepRequest(sql: Sql, kept: KeptRequest & Call['key']): Promise<void> {
  await sql(
    'national: keep request',
    `insert into request (provider_id, transaction, key, body_hash, settlement_ids, answer)
     values ($1, $2, $3, $4, '[]', $5)`,
    [kept.provider, kept.transaction, kept.message, kept.bodyHash, keptForm(sql, kept)],
  );
}
