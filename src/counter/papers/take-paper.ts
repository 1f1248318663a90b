import { Rejection } from '../../kernel/rejection.ts';
import type { Upload } from '../../platform/http/bytes.ts';
import { EMPTY_PAPER, HASH_MISSING, LENGTH_MISSING, TYPE_NOT_TAKEN } from './errors.ts';
import type { PaperDeps, PaperFile, Taker } from './model.ts';
import { declaredType } from './sniff-type.ts';
import { lockTaken } from './store.ts';
import { type Arrived, type Said, watchArrival } from './watch-arrival.ts';

/**
 * Takes a file in: hashed, looked at and sealed while it comes, and kept only when everything was well. The same bytes again
 * are the same file. The row is locked while the bytes get their place, so that retention cannot remove them in between.
 */
export async function takePaper(deps: PaperDeps, upload: Upload, taker: Taker): Promise<PaperFile> {
  const said = readSaid(upload);
  const look = await deps.scan.begin();
  let came: Arrived | null = null;
  const arrived = (what: Arrived) => {
    came = what;
  };
  const staged = await deps.vault.stage(
    said.hash,
    watchArrival(upload.bytes, { said, look, arrived }),
  );
  try {
    const { type, size, by } = came as unknown as Arrived;
    await deps.database.transaction(async (sql) => {
      const at = deps.clock.now().toISOString();
      const taken = { hash: said.hash, type, size, by, at, taker };
      const known = await lockTaken(sql, taken);
      if (known && (await deps.vault.has(said.hash))) await staged.discard();
      else await staged.commit();
    });
    return { file: said.hash, size, type };
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

function readSaid({ headers, size }: Upload): Said {
  const type = declaredType(headers['content-type']);
  if (type === undefined) {
    throw new Rejection(TYPE_NOT_TAKEN, { type: String(headers['content-type']).slice(0, 80) });
  }
  if (size === null) throw new Rejection(LENGTH_MISSING);
  if (size === 0) throw new Rejection(EMPTY_PAPER);
  const hash = String(headers['x-content-sha256'] ?? '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Rejection(HASH_MISSING);
  return { size, hash, type };
}
