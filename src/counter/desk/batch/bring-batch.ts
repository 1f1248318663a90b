import { createHash } from 'node:crypto';
import { Outage, Rejection } from '../../../kernel/rejection.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import type { Sql } from '../../../platform/sql.ts';
import { type Applicant, withPlaces } from '../../matters/index.ts';
import { KEY_USED } from '../errors.ts';
import { type Batch, type BatchDeps, type BatchId, WORK_BATCH } from './model.ts';
import { readSheet, type Sheet } from './read-sheet.ts';
import { findBatchByKey, insertBatch, insertRows, type NewBatch } from './store.ts';

export type BroughtBatch = Sheet & {
  readonly key: string;
  readonly matter: string;
  readonly name: string;
  readonly applicant: Applicant;
};

/** Keeps the rows of a sheet, to be tried one after another. The same request again finds the batch of the first. */
export async function bringBatch(
  deps: BatchDeps,
  caller: Caller,
  brought: BroughtBatch,
): Promise<BatchId> {
  const { matters, database, clock, ids } = deps;
  const { matter } = matters.shelf.get(brought.matter, clock.today());
  const fields = await withPlaces(database.sql, database.area, matter.fields);
  const rows = readSheet({ ...matter, fields }, brought, deps.codeNamed);
  const batch: NewBatch = {
    ...{ id: ids.next() as BatchId, matter: matter.code, name: brought.name },
    ...{ key: `${caller.id} ${brought.key}`, bodyHash: hashOf(brought) },
    ...{ office: caller.office ?? null, broughtBy: caller.id, caller },
    ...{ broughtAt: clock.now().toISOString(), staffed: await worksThere(deps, caller) },
    ...{ applicant: brought.applicant, state: 'trying', doubtful: false },
    ...{ stoppedFor: null, version: 1 },
  };
  return database.transaction(async (sql) => {
    if (!(await insertBatch(sql, batch))) return sameBatch(sql, batch);
    await insertRows(sql, batch.id, rows);
    await enqueueBatch(sql, deps, batch);
    return batch.id;
  });
}

async function sameBatch(sql: Sql, { key, bodyHash }: NewBatch): Promise<BatchId> {
  const kept = await findBatchByKey(sql, key);
  if (kept?.bodyHash === bodyHash) return kept.id;
  throw new Rejection(KEY_USED, { key });
}

function hashOf(brought: BroughtBatch): string {
  return createHash('sha256').update(JSON.stringify(brought)).digest('hex');
}

/** Whether somebody is of the people of his office in this role; machines and the open demonstration are not. */
export async function worksThere({ matters }: BatchDeps, caller: Caller): Promise<boolean> {
  if (!caller.office) return false;
  const colleagues = (await matters.colleagues?.(caller.office)) ?? [];
  return colleagues.some(({ name, role }) => name === caller.id && role === caller.role);
}

/** Without the queue nothing would ever be done with it, and nobody would be told. */
export async function enqueueBatch(
  sql: Sql,
  deps: BatchDeps,
  { id: batch, office }: Pick<Batch, 'id' | 'office'>,
): Promise<void> {
  const { area } = deps.database;
  const key = `${WORK_BATCH} ${area} ${batch}`;
  const payload = { area, batch, ...(office && { office }) };
  const added = await enqueue(sql, WORK_BATCH, payload, { key, tries: TRIES });
  if (!added) throw new Outage('this database has no queue of jobs');
}

/** A server that was killed in the middle counts as a try, and a batch of many rows sees many servers. */
const TRIES = 1_000;
