import { assert } from '../../../kernel/assert.ts';
import { type Money, plus, sum, ZERO } from '../../../kernel/money.ts';
import type { KeptUpload } from '../../encounter/index.ts';

export type SettledBill = {
  /** Of the encounter when it was settled; every upload raised it by one. */
  readonly revision: number;
  /** Full self-pay, over the ceiling, prior self-pay, in scope. */
  readonly parts: readonly Money[];
};

/**
 * The uploads that a settlement covered. After a reversal the bill may change, and its papers still show
 * what was settled then: the uploads up to the revision whose lines add up to the settled parts.
 */
export function settledUploads(
  uploads: readonly KeptUpload[],
  { revision, parts }: SettledBill,
): readonly KeptUpload[] {
  let sums: readonly Money[] = [ZERO, ZERO, ZERO, ZERO];
  let best: number | null = null;
  for (const [i, upload] of uploads.entries()) {
    if (i >= revision) break;
    const own = partsOfUpload(upload);
    sums = sums.map((part, k) => plus(part, own[k] ?? ZERO));
    if (sums.every((part, k) => part === parts[k])) best = i + 1;
  }
  assert(best !== null, 'a settled bill is the sum of its first uploads');
  return uploads.slice(0, best);
}

function partsOfUpload({ charges }: KeptUpload): Money[] {
  return [
    sum(charges.map(({ fullSelfPay }) => fullSelfPay)),
    sum(charges.map(({ overCeiling }) => overCeiling)),
    sum(charges.map(({ priorSelfPay }) => priorSelfPay)),
    sum(charges.map(({ inScope }) => inScope)),
  ];
}
