/** Own accounts: rows of a base, a share in basis points and the credit. */
import { basisPoints, fen } from '../../src/kernel/money.ts';
import { computeCredit } from '../../src/money/own-account/index.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, list } from './fields.ts';
import type { Packs } from './read-pack.ts';

export function runAccount(_packs: Packs, testCase: Fields): Difference[] {
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['base', 'bp', 'credit']);
    const [base, points, credit] = ['base', 'bp', 'credit'].map((key) => Number(at.object[key]));
    const got = computeCredit(fen(base ?? 0), basisPoints(points ?? 0));
    return differ(`rows[${i}].credit`, credit, got);
  });
}
