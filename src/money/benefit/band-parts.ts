import {
  addRate,
  type Money,
  max,
  min,
  minus,
  type Part,
  plus,
  type Rate,
  share,
  shareOf,
  ZERO,
} from '../../kernel/money.ts';
import type { Band, GeneralPolicy } from '../../rules/policy/index.ts';

/** A part of an amount under one rate, and the row of the document that says so. */
export type CitedPart = Part & { readonly row: number };

const NO_PARTS: readonly CitedPart[] = [];

/** Cuts the amounts between `from` and `to` at the bands' bounds; every rate rises by `raise`. */
export function bandParts(
  bands: readonly Band[],
  { from, to }: { readonly from: Money; readonly to: Money },
  raise: Rate,
): readonly CitedPart[] {
  if (to <= from) return NO_PARTS;
  const parts: CitedPart[] = [];
  let floor = ZERO;
  for (let row = 0; row < bands.length && floor < to; row += 1) {
    const band = bands[row];
    if (!band) break;
    const ceiling = band.upTo === null ? to : min(band.upTo, to);
    const base = minus(ceiling, max(floor, from));
    if (base > ZERO) parts.push({ base, rate: addRate(band.rate, raise), row });
    floor = ceiling;
  }
  return parts;
}

/** One rounding for the whole layer, or one a segment where the area rounds there. */
export function layerShare(parts: readonly Part[], { mode, at }: GeneralPolicy['rounding']): Money {
  if (at === 'layer') return shareOf(parts, mode);
  let total = ZERO;
  for (const part of parts) total = plus(total, share(part.base, part.rate, mode));
  return total;
}
