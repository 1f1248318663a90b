import { enqueueBatch } from './bring-batch.ts';
import type { BatchDeps } from './model.ts';
import { findBatch, listGoing } from './store.ts';
import { submitRow } from './submit-rows.ts';
import { tryRows } from './try-rows.ts';

/** So much at a time, so that the batch of one office does not hold up those of others. */
const TRIED_AT_ONCE = 4;
const SUBMITTED_AT_ONCE = 100;

/** Does a part of what a batch waits for, and asks for the next part. */
export async function workBatch(deps: BatchDeps, id: string): Promise<void> {
  const batch = await findBatch(deps.database.sql, id);
  if (!batch || (batch.state !== 'trying' && batch.state !== 'running')) return;
  const failures: unknown[] = [];
  const [work, times] =
    batch.state === 'trying' ? [tryRows, TRIED_AT_ONCE] : [submitRow, SUBMITTED_AT_ONCE];
  let more = true;
  for (let time = 0; more && time < times; time += 1) more = await work(deps, batch, failures);
  // The queue notes it, and comes again after a pause.
  if (failures.length > 0) throw failures[0];
  if (more) await enqueueBatch(deps.database.sql, deps, batch);
}

/** What waits although no job is there for it. */
export async function resumeBatches(deps: BatchDeps): Promise<void> {
  const { sql } = deps.database;
  for (const batch of await listGoing(sql)) await enqueueBatch(sql, deps, batch);
}
