import type { KeptUpload, PricedCharge } from './model.ts';

/** The lines of a bill that count, by the sender's number: whole uploads and single lines may be taken back. */
export function countingLines(uploads: readonly KeptUpload[]): Map<string, PricedCharge> {
  const gone = new Set(uploads.flatMap(({ voids }) => (voids === null ? [] : [voids])));
  const lines = new Map<string, PricedCharge>();
  for (const { seq, voids, charges } of uploads) {
    if (voids !== null || gone.has(seq)) continue;
    for (const charge of charges) {
      if (charge.removed) lines.delete(charge.line);
      else lines.set(charge.line, charge);
    }
  }
  return lines;
}

/** Uploads that a further one may take back whole. */
export function standingUploads(uploads: readonly KeptUpload[]): KeptUpload[] {
  const gone = new Set(uploads.flatMap(({ voids }) => (voids === null ? [] : [voids])));
  return uploads.filter(({ seq, voids }) => voids === null && !gone.has(seq));
}
