import { assert } from '../../kernel/assert.ts';
import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { addToBill } from './add-to-bill.ts';
import { findKeptUploads } from './charges/store.ts';
import { checkVoid } from './check-upload.ts';
import { LINE_IS_REFUNDED, UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter } from './model.ts';
import type { EncounterDeps } from './open.ts';
import { billLines } from './refund/bill-lines.ts';
import { findUploadHeads, findUploads, insertUpload, lockEncounter } from './store.ts';
import { buildUpload, linesOf, mirrorLines } from './upload-text.ts';

export type VoidRequest = { readonly encounter: EncounterId; readonly seq: number };

/** Takes an upload back by a further one with the same lines and the opposite sign. */
export async function voidCharges(
  deps: Pick<EncounterDeps, 'database'>,
  { encounter: id, seq }: VoidRequest,
): Promise<Encounter> {
  return deps.database.transaction(async (sql) => {
    const before = await lockEncounter(sql, id);
    if (!before) throw new Rejection(UNKNOWN_ENCOUNTER, { id });
    const uploads = await findUploadHeads(sql, id);
    checkVoid(before, uploads, seq);
    await checkNotRefunded(sql, id, seq);
    const [original] = await findUploads(sql, id, [seq]);
    assert(original, 'an upload that is listed can be read');

    const mirror = mirrorLines(linesOf(original));
    const after = addToBill(before, mirror, -original.lineCount);

    await insertUpload(sql, before, buildUpload(mirror, seq), after);
    return { ...before, ...after, revision: before.revision + 1 };
  });
}

/** A refund without its line would leave less than nothing; it is taken back first. */
async function checkNotRefunded(sql: Sql, id: EncounterId, seq: number): Promise<void> {
  const lines = billLines((await findKeptUploads(sql, [id])).get(id) ?? []);
  const refund = lines.find(({ upload, origin }) => origin?.upload === seq && upload !== seq);
  if (!refund) return;
  throw new Rejection(LINE_IS_REFUNDED, {
    line: refund.charge.takesBack ?? '',
    refund: refund.charge.line,
  });
}
