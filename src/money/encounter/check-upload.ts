import { Rejection } from '../../kernel/rejection.ts';
import { ALREADY_VOIDED, DUPLICATE_UPLOAD, IS_A_VOID, UNKNOWN_UPLOAD } from './errors.ts';
import type { Encounter, UploadHead } from './model.ts';
import { checkUnsettled } from './price-lines.ts';

/**
 * An upload whose answer was lost is sent again; it must not double the bill. Lines that really are
 * charged twice carry line numbers, and an upload that was taken back may be repeated.
 */
export function checkNotRepeated(uploads: readonly UploadHead[], hash: string): void {
  const earlier = uploads.find((kept) => kept.hash === hash && !mirrorOf(uploads, kept.seq));
  if (earlier) throw new Rejection(DUPLICATE_UPLOAD, { seq: String(earlier.seq) });
}

/** Refuses to take back what is not there, is itself a void, or was taken back before. */
export function checkVoid(
  encounter: Pick<Encounter, 'id' | 'settlementId'>,
  uploads: readonly UploadHead[],
  seq: number,
): void {
  checkUnsettled(encounter);
  const upload = uploads.find((kept) => kept.seq === seq);
  const facts = { id: encounter.id, seq: String(seq) };
  if (!upload) throw new Rejection(UNKNOWN_UPLOAD, facts);
  if (upload.voids !== null) throw new Rejection(IS_A_VOID, facts);
  const mirror = mirrorOf(uploads, seq);
  if (mirror) throw new Rejection(ALREADY_VOIDED, { ...facts, by: String(mirror.seq) });
}

function mirrorOf(uploads: readonly UploadHead[], seq: number): UploadHead | undefined {
  return uploads.find((kept) => kept.voids === seq);
}
