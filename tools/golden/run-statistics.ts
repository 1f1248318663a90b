import {
  basisPointsOf,
  fen,
  type Money,
  minus,
  partsOf,
  plus,
  times,
} from '../../src/kernel/money.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, FormatError, fieldsOf, list, text } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** Published figures of which a row names what is counted and not out of what. */
const COUNTED: readonly (readonly [name: RegExp, value: () => bigint])[] = [
  [/^耳蜗降幅 bp$/, () => declineOf(96_000, 44_800)],
  [/^CT 降幅 bp$/, () => declineOf(290, 133)],
  [/^住院次均降幅 bp$/, () => declineOf(7_339, 6_772)],
  [/^万源异地 均次 fen$/, () => meanOf(13_300_000_000n, 245_400n)],
  [/^乌海退费 均件 fen$/, () => meanOf(354_960_000n, 875n)],
  [/^乌海共济 户均 fen$/, () => meanOf(3_554_120_000n, 38_119n)],
  [/^童秀兰 年 fen$/, () => times(fen(1_290), 83n)],
];

/** Means and declines, rounded once, and sums of what is written out. */
export function runStatistics(_packs: Packs, testCase: Fields): Difference[] {
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['what', 'value']);
    return differ(`rows[${i}].value`, at.object.value, figureOf(text(at, 'what')));
  });
}

function figureOf(what: string): string {
  const counted = COUNTED.find(([name]) => name.test(what));
  if (counted) return String(counted[1]());
  const sum = / ([\d.+-]+)$/.exec(what)?.[1];
  if (!sum) throw new FormatError(`nothing is known of ${what}`);
  return evaluate(sum);
}

function meanOf(total: bigint, count: bigint): Money {
  return partsOf(fen(total), 1n, count);
}

/** By which part of what it was something fell, in basis points. */
function declineOf(before: number, after: number): bigint {
  return BigInt(basisPointsOf(minus(fen(before), fen(after)), fen(before)));
}

/** Exact, with as many places as the longest term has, and one at least. */
function evaluate(sum: string): string {
  const terms = [...sum.matchAll(/([+-]?)(\d+)(?:\.(\d+))?/g)];
  const places = Math.max(1, ...terms.map(([, , , fraction = '']) => fraction.length));
  let total = fen(0);
  for (const [, sign, digits = '', fraction = ''] of terms) {
    const term = fen(digits + fraction.padEnd(places, '0'));
    total = sign === '-' ? minus(total, term) : plus(total, term);
  }
  const written = String(total).padStart(places + 1, '0');
  return `${written.slice(0, -places)}.${written.slice(-places)}`;
}
