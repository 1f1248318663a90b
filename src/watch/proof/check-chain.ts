import { anchorOf, type Head, hashBatch } from '../../money/settlement/index.ts';
import { type Check, findings } from './model.ts';
import type { BatchRow, LaneRow } from './store.ts';

/** Every batch follows the one before it in its lane, and every lane the heads it was opened on. */
export function checkChain(
  lanes: readonly LaneRow[],
  batches: readonly BatchRow[],
  rowHashes: ReadonlyMap<string, readonly string[]>,
): Check {
  const chain = findings('audit-chain');
  const byLane = new Map<string, BatchRow[]>();
  for (const batch of batches) {
    const list = byLane.get(batch.lane);
    if (list) list.push(batch);
    else byLane.set(batch.lane, [batch]);
  }
  const known = new Map(batches.map((batch) => [`${batch.lane} ${batch.seq}`, batch.hash]));
  for (const lane of lanes) {
    chain.count();
    const heads = JSON.parse(lane.heads) as Head[];
    if (anchorOf(heads) !== lane.anchor) chain.report('the anchor was changed', `lane ${lane.id}`);
    for (const [other, seq, hash] of heads) {
      if (known.get(`${other} ${seq}`) !== hash) {
        chain.report('a batch on which a later lane rests is gone or changed', `lane ${other}`);
      }
    }
    let [previous, seq] = [lane.anchor, 0n];
    for (const batch of byLane.get(lane.id) ?? []) {
      chain.count();
      seq += 1n;
      const where = `batch ${batch.id}`;
      const rows = rowHashes.get(batch.id) ?? [];
      if (batch.seq !== seq) chain.report('a batch is missing before this one', where);
      if (batch.previous !== previous) chain.report('it does not follow the one before', where);
      if (rows.length !== batch.records) chain.report('a record is missing or too many', where);
      if (hashBatch(batch.previous, rows) !== batch.hash) {
        chain.report('its records differ from its hash', where);
      }
      [previous, seq] = [batch.hash, batch.seq];
    }
  }
  const there = new Set(lanes.map(({ id }) => id));
  for (const [lane, [batch]] of byLane) {
    if (!there.has(lane)) chain.report('its lane is gone', `batch ${batch?.id}`);
  }
  return reportStrays(chain, batches, rowHashes);
}

function reportStrays(
  chain: ReturnType<typeof findings>,
  batches: readonly BatchRow[],
  rowHashes: ReadonlyMap<string, readonly string[]>,
): Check {
  const known = new Set(batches.map(({ id }) => id));
  for (const id of rowHashes.keys()) {
    if (!known.has(id)) chain.report('records of a batch that is not in any chain', `batch ${id}`);
  }
  return chain.done();
}
