import { createHash } from 'node:crypto';
import { assert } from '../../../kernel/assert.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { PremiumDeps } from '../deps.ts';
import { KEY_REUSED } from '../errors.ts';
import { rulesOn } from '../gather-premium.ts';
import type { Actor, BatchId } from '../model.ts';
import { indexNumbers } from './check-lines.ts';
import { enrolChunk } from './enrol-chunk.ts';
import type { Batch, BatchChannel, BatchLine, BatchProgress } from './model.ts';
import { findDoneChunks, findProgress, insertChunk, lockBatch, takeBatch } from './store.ts';

export const CHUNK = 1_000;

export type BatchRequest = {
  readonly key: string;
  readonly year: number;
  readonly channel: BatchChannel;
  readonly lines: readonly BatchLine[];
  readonly onProgress?: (done: number, of: number) => void;
};

export type Enrolled = { readonly batch: Batch; readonly progress: BatchProgress };

/**
 * Enrols everybody of a list, a thousand at a time. A part is recorded with what it did, so that whoever was killed goes on
 * after the last one, and whoever sends the list twice changes nothing.
 */
export async function enrolBatch(
  deps: PremiumDeps,
  request: BatchRequest,
  actor: Actor,
): Promise<Enrolled> {
  const { lines, onProgress } = request;
  assert(lines.length > 0, 'a list has a line');
  const batch = await takeList(deps, request, actor);
  const seen = indexNumbers(lines);
  const done = await findDoneChunks(deps.database.sql, batch.id);
  for (let seq = 1; (seq - 1) * CHUNK < lines.length; seq += 1) {
    const part = lines.slice((seq - 1) * CHUNK, seq * CHUNK);
    if (!done.has(seq)) await enrolPart(deps, { batch, seq, lines: part, seen });
    onProgress?.(Math.min(seq * CHUNK, lines.length), lines.length);
  }
  return { batch, progress: await findProgress(deps.database.sql, batch.id) };
}

async function takeList(deps: PremiumDeps, request: BatchRequest, actor: Actor): Promise<Batch> {
  const { database, ids, clock } = deps;
  // Whether the area takes premiums at all is asked before anything is kept.
  rulesOn(deps.figures, database.area, clock.today());
  const { key, year, channel, lines } = request;
  const bodyHash = hashOf(request);
  const batch = await takeBatch(database.sql, {
    ...{ id: ids.next() as BatchId, key, bodyHash, year, channel, lines: lines.length },
    ...{ madeBy: actor.id, office: actor.office, madeAt: clock.now().toISOString() },
  });
  if (batch.bodyHash !== bodyHash) throw new Rejection(KEY_REUSED, { key });
  return batch;
}

type Part = Pick<Parameters<typeof enrolChunk>[2], 'batch' | 'seq' | 'lines' | 'seen'>;

function enrolPart(deps: PremiumDeps, part: Part): Promise<void> {
  const { database, clock } = deps;
  return database.transaction(async (sql) => {
    await lockBatch(sql, part.batch.id);
    // Another process may have done it while this one waited.
    if ((await findDoneChunks(sql, part.batch.id)).has(part.seq)) return;
    const today = clock.today();
    const rules = rulesOn(deps.figures, database.area, today);
    const chunk = await enrolChunk(sql, deps, { ...part, rules, today });
    await insertChunk(sql, part.batch.id, chunk, clock.now().toISOString());
  });
}

function hashOf({ year, channel, lines }: BatchRequest): string {
  const hash = createHash('sha256').update(`${year}|${channel}`);
  for (const { line, idNumber, name, county, household } of lines) {
    hash.update(`\n${line}|${idNumber}|${name}|${county}|${household}`);
  }
  return hash.digest('hex');
}
