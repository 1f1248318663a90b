import { Rejection } from '../../../kernel/rejection.ts';
import { PERMISSIONS } from '../../../platform/access.ts';
import { NO_LONGER_THERE } from '../errors.ts';
import { worksThere } from './bring-batch.ts';
import type { Batch, BatchDeps, BatchRow } from './model.ts';
import { keepDone, keepFailed, keepRefused, moveBatch, nextToSubmit } from './store.ts';
import { refusalOf, submissionOfRow, tellsOfAll } from './try-rows.ts';

const TRIES_MAX = 3;

/**
 * Submits the next row; what was no answer goes to `failures`. False: nothing is left, or nobody wants it any more. A process that is killed between the case and
 * its mark submits the row again under the same key, which finds the case.
 */
export async function submitRow(
  deps: BatchDeps,
  batch: Batch,
  failures: unknown[],
): Promise<boolean> {
  const { sql } = deps.database;
  const row = await nextToSubmit(sql, batch.id);
  if (row === null) {
    await moveBatch(sql, batch.id, { from: ['running'], to: 'done' });
    return false;
  }
  if (!(await mayStill(deps, batch))) {
    const stoppedFor = NO_LONGER_THERE.code;
    await moveBatch(sql, batch.id, { from: ['running'], to: 'stopped', stoppedFor });
    return false;
  }
  const failure = await submitOne(deps, batch, row);
  if (failure !== null) failures.push(failure);
  return true;
}

async function submitOne(deps: BatchDeps, batch: Batch, row: BatchRow): Promise<unknown> {
  const { sql } = deps.database;
  const { line } = row.sheet;
  try {
    const made = await deps.matters.submit(batch.caller, submissionOfRow(batch, row));
    await keepDone(sql, batch.id, { line, case: made });
    return null;
  } catch (error) {
    if (error instanceof Rejection) {
      await keepRefused(sql, batch.id, { line, answer: refusalOf(error) });
      return null;
    }
    if (tellsOfAll(error)) throw error;
    await keepFailed(sql, batch.id, { line, most: TRIES_MAX });
    return error;
  }
}

/** He may have been moved or blocked since he asked. */
async function mayStill(deps: BatchDeps, { caller, staffed }: Batch): Promise<boolean> {
  if (!PERMISSIONS[caller.role].includes('matter.take')) return false;
  return !staffed || worksThere(deps, caller);
}
