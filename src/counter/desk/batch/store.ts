import type { PersonId } from '../../../kernel/ids.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Caller } from '../../../platform/http/route.ts';
import {
  BATCH_APPLICANT,
  BATCH_ROW_ANSWER,
  BATCH_ROW_CONTENT,
  sealedIn,
} from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { CaseId, CaseState } from '../../matters/index.ts';
import {
  type Batch,
  type BatchId,
  type BatchRow,
  type BatchState,
  type Counts,
  ROWS_MAX,
  type RowAnswer,
  type RowState,
  type SheetRow,
  triedState,
} from './model.ts';

const COLUMNS = `id, matter, name, office, brought_by as "broughtBy", brought_at as "broughtAt", caller, staffed,
  applicant, state, doubtful, stopped_for as "stoppedFor", version`;

type KeptBatch = Omit<Batch, 'caller' | 'applicant'> & {
  readonly caller: string;
  readonly applicant: string;
};

export type NewBatch = Batch & { readonly key: string; readonly bodyHash: string };

/** False: the key was used before. */
export async function insertBatch(sql: Sql, batch: NewBatch): Promise<boolean> {
  const { id, caller } = batch;
  const added = await sql(
    'desk: insert batch',
    `insert into matter_batch (id, key, body_hash, matter, name, office, brought_by, brought_at, caller, staffed,
       applicant, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (key) do nothing returning id`,
    [
      ...[id, batch.key, batch.bodyHash, batch.matter, batch.name, batch.office, batch.broughtBy],
      ...[batch.broughtAt, JSON.stringify(caller), batch.staffed],
      sql.sealer.seal(JSON.stringify(batch.applicant), sealedIn(BATCH_APPLICANT, id)),
      batch.state,
    ],
  );
  return added.length > 0;
}

export async function findBatchByKey(sql: Sql, key: string) {
  const [row] = await sql<{ id: BatchId; bodyHash: string }>(
    'desk: batch by key',
    'select id, body_hash as "bodyHash" from matter_batch where key = $1',
    [key],
  );
  return row ?? null;
}

export async function findBatch(sql: Sql, id: string): Promise<Batch | null> {
  const rows = await sql<KeptBatch>(
    'desk: batch',
    `select ${COLUMNS} from matter_batch where id = $1`,
    [id],
  );
  return rows[0] ? batchFrom(sql, rows[0]) : null;
}

export async function lockBatch(sql: Sql, id: string): Promise<Batch | null> {
  const rows = await sql<KeptBatch>(
    'desk: lock batch',
    `select ${COLUMNS} from matter_batch where id = $1 for update`,
    [id],
  );
  return rows[0] ? batchFrom(sql, rows[0]) : null;
}

export type BatchSearch = Page & {
  /** Those of this office and of the offices below it. */
  readonly within: string;
  /** And those of no office. */
  readonly unplaced: boolean;
};

export async function listBatches(sql: Sql, search: BatchSearch) {
  const { within, unplaced, limit, offset } = search;
  const rows = await sql<KeptBatch & { total: bigint }>(
    'desk: batches',
    `select ${COLUMNS}, count(*) over () as total from matter_batch
     where office = $1 or office like $1 || '/%' or ($2 and office is null)
     order by id desc limit $3 offset $4`,
    [within, unplaced, limit, offset],
  );
  const total = Number(rows[0]?.total ?? 0);
  return { batches: rows.map(({ total: _, ...row }) => batchFrom(sql, row)), total };
}

function batchFrom({ sealer }: Sql, { caller, applicant, ...row }: KeptBatch): Batch {
  return {
    ...row,
    caller: JSON.parse(caller) as Caller,
    applicant: JSON.parse(sealer.open(applicant, sealedIn(BATCH_APPLICANT, row.id))),
  };
}

/** What nobody finished: after a start, and where a job was lost. */
export function listGoing(sql: Sql): Promise<readonly Pick<Batch, 'id' | 'office'>[]> {
  return sql(
    'desk: batches going',
    `select id, office from matter_batch where state in ('trying', 'running') order by id`,
  );
}

type Change = {
  readonly from: readonly BatchState[];
  readonly to: BatchState;
  readonly doubtful?: boolean;
  readonly stoppedFor?: string;
};

/** Nothing where the batch is in none of these states any more. */
export async function moveBatch(sql: Sql, id: BatchId, change: Change): Promise<void> {
  await sql(
    'desk: move batch',
    `update matter_batch set state = $3, doubtful = coalesce($4, doubtful), stopped_for = $5, version = version + 1
     where id = $1 and state = any($2)`,
    [id, change.from, change.to, change.doubtful ?? null, change.stoppedFor ?? null],
  );
}

export async function insertRows(sql: Sql, id: BatchId, rows: readonly SheetRow[]): Promise<void> {
  await sql(
    'desk: insert rows of a batch',
    `insert into matter_batch_row (batch_id, line, content, state)
     select $1, line, content, 'waiting' from unnest($2::int[], $3::text[]) as given (line, content)`,
    [
      id,
      rows.map(({ line }) => line),
      rows.map((row) =>
        sql.sealer.seal(JSON.stringify(row), contextOf(BATCH_ROW_CONTENT, id, row)),
      ),
    ],
  );
}

type KeptRow = Omit<BatchRow, 'sheet' | 'answer' | 'case'> & {
  readonly line: number;
  readonly content: string;
  readonly answer: string | null;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseState: CaseState | null;
};

const ROW = `r.line, r.content, r.answer, r.person_id as person, r.state, r.tries, c.id as "caseId",
  c.number as "caseNumber", c.state as "caseState"
  from matter_batch_row r left join matter_case c on c.id = r.case_id`;

export type RowSearch = Page & { readonly states: readonly RowState[] };

export async function listRows(sql: Sql, id: BatchId, search: RowSearch): Promise<BatchRow[]> {
  const rows = await sql<KeptRow>(
    'desk: rows of a batch',
    `select ${ROW} where r.batch_id = $1 and r.state = any($2) order by r.line limit $3 offset $4`,
    [id, search.states, search.limit, search.offset],
  );
  return rows.map((row) => rowFrom(sql, id, row));
}

/** The next to be submitted, while the batch runs; those that failed come last. */
export async function nextToSubmit(sql: Sql, id: BatchId): Promise<BatchRow | null> {
  const rows = await sql<KeptRow>(
    'desk: next row of a batch',
    `select ${ROW} join matter_batch b on b.id = r.batch_id
     where r.batch_id = $1 and b.state = 'running' and (r.state = 'ready' or b.doubtful and r.state = 'doubtful')
     order by r.tries, r.line limit 1`,
    [id],
  );
  return rows[0] ? rowFrom(sql, id, rows[0]) : null;
}

function rowFrom({ sealer }: Sql, id: BatchId, row: KeptRow): BatchRow {
  const { line, content, answer, caseId, caseNumber, caseState, ...rest } = row;
  const of = { line };
  return {
    ...rest,
    sheet: JSON.parse(sealer.open(content, contextOf(BATCH_ROW_CONTENT, id, of))) as SheetRow,
    answer: answer && JSON.parse(sealer.open(answer, contextOf(BATCH_ROW_ANSWER, id, of))),
    case: caseId && { id: caseId, number: caseNumber ?? '', state: caseState as CaseState },
  };
}

function contextOf(column: string, id: BatchId, { line }: { readonly line: number }): string {
  return sealedIn(column, id, String(line));
}

export type Tried = {
  readonly line: number;
  readonly state: RowState;
  readonly person: PersonId | null;
  /** Null: a defect kept it from getting one. */
  readonly answer: RowAnswer | null;
};

/** Of rows that are not tried yet; another process may have been quicker. */
export async function keepTried(sql: Sql, id: BatchId, tried: readonly Tried[]): Promise<void> {
  await sql(
    'desk: keep trials',
    `update matter_batch_row r set state = given.state, person_id = given.person, answer = given.answer
     from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as given (line, state, person, answer)
     where r.batch_id = $1 and r.line = given.line and r.state = 'waiting'`,
    [
      id,
      tried.map(({ line }) => line),
      tried.map(({ state }) => state),
      tried.map(({ person }) => person),
      tried.map(({ line, answer }) => answer && sealedAnswer(sql, id, { line, answer })),
    ],
  );
}

export async function keepDone(sql: Sql, id: BatchId, row: { line: number; case: CaseId }) {
  await sql(
    'desk: row done',
    `update matter_batch_row set state = 'done', case_id = $3 where batch_id = $1 and line = $2 and state <> 'done'`,
    [id, row.line, row.case],
  );
}

export async function keepRefused(sql: Sql, id: BatchId, row: { line: number; answer: RowAnswer }) {
  await sql(
    'desk: row refused',
    `update matter_batch_row set state = 'refused', answer = $3
     where batch_id = $1 and line = $2 and state <> 'done'`,
    [id, row.line, sealedAnswer(sql, id, row)],
  );
}

/** A defect, and no answer. After so many it is left for somebody to look at. */
export async function keepFailed(sql: Sql, id: BatchId, row: { line: number; most: number }) {
  await sql(
    'desk: row failed',
    `update matter_batch_row set tries = tries + 1, state = case when tries + 1 >= $3 then 'failed' else state end
     where batch_id = $1 and line = $2 and state <> 'done'`,
    [id, row.line, row.most],
  );
}

/** What failed is once more what its trial made of it. */
export async function resetFailed(sql: Sql, id: BatchId): Promise<void> {
  const rows = await listRows(sql, id, { states: ['failed'], limit: ROWS_MAX, offset: 0 });
  await sql(
    'desk: failed rows once more',
    `update matter_batch_row r set state = given.state, tries = 0
     from unnest($2::int[], $3::text[]) as given (line, state)
     where r.batch_id = $1 and r.line = given.line and r.state = 'failed'`,
    [id, rows.map(({ sheet }) => sheet.line), rows.map(({ answer }) => triedState(answer))],
  );
}

/** Everything that is not done is tried from the beginning. */
export async function resetRows(sql: Sql, id: BatchId): Promise<void> {
  await sql(
    'desk: rows once more',
    `update matter_batch_row set state = 'waiting', tries = 0, answer = null where batch_id = $1 and state <> 'done'`,
    [id],
  );
}

function sealedAnswer(sql: Sql, id: BatchId, row: { line: number; answer: RowAnswer }): string {
  return sql.sealer.seal(JSON.stringify(row.answer), contextOf(BATCH_ROW_ANSWER, id, row));
}

const NONE: Counts = { waiting: 0, ready: 0, doubtful: 0, refused: 0, done: 0, failed: 0 };

export async function countRows(
  sql: Sql,
  ids: readonly BatchId[],
): Promise<(id: BatchId) => Counts> {
  const rows = await sql<{ id: BatchId; state: RowState; rows: number }>(
    'desk: counts of batches',
    `select batch_id as id, state, count(*)::int as rows from matter_batch_row where batch_id = any($1)
     group by batch_id, state`,
    [ids],
  );
  const counts = new Map<BatchId, Counts>();
  for (const { id, state, rows: count } of rows) {
    counts.set(id, { ...(counts.get(id) ?? NONE), [state]: count });
  }
  return (id) => counts.get(id) ?? NONE;
}
