import { Rejection } from '../../../kernel/rejection.ts';
import { mayAtOffice, permitOffice } from '../../../platform/access.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { UNKNOWN_BATCH } from '../errors.ts';
import { enqueueBatch } from './bring-batch.ts';
import { type AskedAct, decideAct } from './decide-act.ts';
import type { Batch, BatchDeps } from './model.ts';
import { countRows, findBatch, lockBatch, moveBatch, resetFailed, resetRows } from './store.ts';

/** A batch of the reader's own office or of one below it; any other is told as one that does not exist. */
export async function readBatch(deps: BatchDeps, caller: Caller, id: string): Promise<Batch> {
  return readable(await findBatch(deps.database.sql, id), caller, id);
}

function readable(batch: Batch | null, caller: Caller, id: string): Batch {
  if (!batch || !mayAtOffice(caller, officeOf(batch), 'read')) {
    throw new Rejection(UNKNOWN_BATCH, { id });
  }
  return batch;
}

/** Where the batch lies; nowhere for one of the open demonstration, which nobody else reads. */
export function officeOf({ office }: Pick<Batch, 'office'>): string {
  return office ?? '';
}

/** Asks for a state of the batch: asked twice it is the same. Whoever reads it from above lets its office do that. */
export async function actOnBatch(
  deps: BatchDeps,
  caller: Caller,
  asked: AskedAct & { readonly id: string },
): Promise<void> {
  await deps.database.transaction(async (sql) => {
    const batch = readable(await lockBatch(sql, asked.id), caller, asked.id);
    permitOffice(caller, officeOf(batch), 'act');
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
