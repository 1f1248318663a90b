import { assert } from '../../kernel/assert.ts';
import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { addToBill } from './add-to-bill.ts';
import { checkVoid } from './check-upload.ts';
import { UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter } from './model.ts';
import type { EncounterDeps } from './open.ts';
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
    const [original] = await findUploads(sql, id, [seq]);
    assert(original, 'an upload that is listed can be read');

    const mirror = mirrorLines(linesOf(original));
    const after = addToBill(before, mirror, -original.lineCount);

    await insertUpload(sql, before, buildUpload(mirror, seq), after);
    return { ...before, ...after, revision: before.revision + 1 };
  });
}
