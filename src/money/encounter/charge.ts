import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type CatalogueItem, findItems } from '../../rules/catalogue/index.ts';
import { addToBill } from './add-to-bill.ts';
import { checkNotRepeated } from './check-upload.ts';
import { NOT_SOLD_THERE, REGISTRATION_CANCELLED, UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter, StatedLine } from './model.ts';
import type { EncounterDeps } from './open.ts';
import { checkCount, priceLines } from './price-lines.ts';
import { billOf } from './registration/bill-of.ts';
import { holdStanding } from './registration/store.ts';
import { findUploadHeads, insertUpload, lockEncounter } from './store.ts';
import { buildUpload } from './upload-text.ts';

export type ChargeRequest = {
  readonly encounter: EncounterId;
  readonly lines: readonly StatedLine[];
  /** The sum as the sender has it, as decimal text; checked when stated. */
  readonly total: string | null;
};

/** Prices an upload and adds it to the encounter's bill: all lines or none. */
export async function addCharges(deps: EncounterDeps, request: ChargeRequest): Promise<Encounter> {
  const { encounter: id, lines, total } = request;
  checkCount(lines);
  // Read before the transaction, so that nobody waits for a second connection while holding a lock.
  const codes = [...new Set(lines.map((line) => line.code))];
  const items = await findItems(deps.database.sql, codes);
  return deps.database.transaction(async (sql) => {
    const stands = await holdStanding(sql, billOf(id).registration);
    const before = await lockEncounter(sql, id);
    if (!before) throw new Rejection(UNKNOWN_ENCOUNTER, { id });
    if (!stands) throw new Rejection(REGISTRATION_CANCELLED, { id });
    const uploads = await findUploadHeads(sql, id);

    if (before.purchase) refuseServices(lines, items);
    const facts = { encounter: before, items, today: deps.clock.today() };
    const priced = priceLines(lines, total, facts);
    const upload = buildUpload(priced);
    checkNotRepeated(uploads, upload.hash);
    const after = addToBill(before, priced, priced.length);

    await insertUpload(sql, before, upload, after);
    return { ...before, ...after, revision: before.revision + 1 };
  });
}

/** Whoever only sells charges no care. */
function refuseServices(
  lines: readonly StatedLine[],
  items: ReadonlyMap<string, readonly CatalogueItem[]>,
): void {
  for (const [i, { code }] of lines.entries()) {
    if (!items.get(code)?.some(({ kind }) => kind === 'service')) continue;
    throw new Rejection(NOT_SOLD_THERE, { line: String(i + 1), code });
  }
}
