import { Rejection } from '../../../kernel/rejection.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { UNKNOWN_BATCH } from '../errors.ts';
import { enqueueBatch } from './bring-batch.ts';
import { type AskedAct, decideAct } from './decide-act.ts';
import type { Batch, BatchDeps } from './model.ts';
import { countRows, findBatch, lockBatch, moveBatch, resetFailed, resetRows } from './store.ts';

/** A batch of the reader's own office; any other is told as one that does not exist. */
export async function readBatch(deps: BatchDeps, caller: Caller, id: string): Promise<Batch> {
  return permitted(await findBatch(deps.database.sql, id), caller, id);
}

function permitted(batch: Batch | null, caller: Caller, id: string): Batch {
  const own = batch !== null && batch.office === (caller.office ?? null);
  if (!batch || !(own || caller.role === 'demo')) throw new Rejection(UNKNOWN_BATCH, { id });
  return batch;
}

/** Asks for a state of the batch: asked twice it is the same. */
export async function actOnBatch(
  deps: BatchDeps,
  caller: Caller,
  asked: AskedAct & { readonly id: string },
): Promise<void> {
  await deps.database.transaction(async (sql) => {
    const batch = permitted(await lockBatch(sql, asked.id), caller, asked.id);
    const counts = (await countRows(sql, [batch.id]))(batch.id);
    const to = decideAct({ batch, counts, by: caller.id }, asked);
    if (to === null) return;
    if (asked.act === 'run') await resetFailed(sql, batch.id);
    if (asked.act === 'again') await resetRows(sql, batch.id);
    const doubtful = asked.act === 'run' && asked.doubtful;
    await moveBatch(sql, batch.id, { from: [batch.state], to, doubtful });
    if (to !== 'stopped') await enqueueBatch(sql, deps, batch);
  });
}
