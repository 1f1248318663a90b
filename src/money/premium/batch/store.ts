import type { Sql } from '../../../platform/sql.ts';
import type { BatchId } from '../model.ts';
import type { Batch, BatchProgress, Chunk, LineRefusal } from './model.ts';

const BATCH = `id, key, body_hash as "bodyHash", year, channel, lines, made_by as "madeBy", office,
  made_at as "madeAt"`;

/** The list of this key; of two that send it at once both get the same. */
export async function takeBatch(sql: Sql, batch: Batch): Promise<Batch> {
  const { id, key, bodyHash, year, channel, lines, madeBy, office, madeAt } = batch;
  await sql(
    'premium: insert list',
    `insert into premium_batch (id, key, body_hash, year, channel, lines, made_by, office, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key) do nothing`,
    [id, key, bodyHash, year, channel, lines, madeBy, office, madeAt],
  );
  const [row] = await sql<Batch>(
    'premium: list by key',
    `select ${BATCH} from premium_batch where key = $1`,
    [key],
  );
  return row as Batch;
}

export async function findBatch(sql: Sql, id: BatchId): Promise<Batch | null> {
  const rows = await sql<Batch>(
    'premium: list',
    `select ${BATCH} from premium_batch where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export async function searchBatches(
  sql: Sql,
  within: string | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: Batch[]; readonly total: number }> {
  const where = `($1::text is null or office = $1 or office like $1 || '/%')`;
  const [rows, counted] = await Promise.all([
    sql<Batch>(
      'premium: lists',
      `select ${BATCH} from premium_batch where ${where} order by id desc limit $2 offset $3`,
      [within, limit, offset],
    ),
    sql<{ total: bigint }>(
      'premium: count lists',
      `select count(*) as total from premium_batch where ${where}`,
      [within],
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}

/** Whoever works on a list works alone. */
export async function lockBatch(sql: Sql, id: BatchId): Promise<void> {
  await sql(
    'premium: lock list',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' premiums ' || $1, 0))`,
    [id],
  );
}

export async function findDoneChunks(sql: Sql, id: BatchId): Promise<ReadonlySet<number>> {
  const rows = await sql<{ seq: number }>(
    'premium: chunks',
    'select seq from premium_batch_chunk where batch_id = $1',
    [id],
  );
  return new Set(rows.map(({ seq }) => seq));
}

export async function insertChunk(sql: Sql, id: BatchId, chunk: Chunk, at: string): Promise<void> {
  const { seq, lines, first, last, orders, persons, personal, refusals } = chunk;
  await sql(
    'premium: insert chunk',
    `insert into premium_batch_chunk (batch_id, seq, lines, first, last, orders, persons, personal, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, seq, lines, first, last, orders, persons, personal, at],
  );
  await sql(
    'premium: insert refusals',
    `insert into premium_batch_refusal (batch_id, line, code, facts)
     select $1, * from unnest($2::int[], $3::text[], $4::text[])`,
    [
      ...[id, refusals.map(({ line }) => line), refusals.map(({ code }) => code)],
      refusals.map(({ facts }) => JSON.stringify(facts)),
    ],
  );
}

export async function findProgress(sql: Sql, id: BatchId): Promise<BatchProgress> {
  const [row] = await sql<BatchProgress>(
    'premium: progress of a list',
    `select coalesce(sum(lines), 0)::int as done, coalesce(sum(orders), 0)::int as orders,
       coalesce(sum(persons), 0)::int as persons, coalesce(sum(personal), 0)::bigint as personal,
       (select count(*) from premium_batch_refusal where batch_id = $1)::int as refused
     from premium_batch_chunk where batch_id = $1`,
    [id],
  );
  return row as BatchProgress;
}

export async function findRefusals(
  sql: Sql,
  id: BatchId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<LineRefusal[]> {
  const rows = await sql<{ line: number; code: string; facts: string }>(
    'premium: refusals of a list',
    `select line, code, facts from premium_batch_refusal where batch_id = $1 order by line
     limit $2 offset $3`,
    [id, limit, offset],
  );
  return rows.map(({ facts, ...row }) => ({ ...row, facts: JSON.parse(facts) }));
}
