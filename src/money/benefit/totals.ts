import { type Money, negate, plus, ZERO } from '../../kernel/money.ts';
import type { Totals } from './model.ts';

/** The sum of two sets of totals. A total of zero is absent, so that equal totals are equal objects. */
export function addTotals(a: Totals, b: Totals): Totals {
  const result: Record<string, Money> = {};
  for (const key in a) {
    const total = plus(a[key] ?? ZERO, b[key] ?? ZERO);
    if (total !== ZERO) result[key] = total;
  }
  for (const key in b) {
    const total = b[key] ?? ZERO;
    if (total !== ZERO && !(key in a)) result[key] = total;
  }
  return result;
}

/** What a reversal adds: the mirror of what the settlement added. */
export function negateTotals(totals: Totals): Totals {
  const result: Record<string, Money> = {};
  for (const key in totals) {
    const total = totals[key] ?? ZERO;
    if (total !== ZERO) result[key] = negate(total);
  }
  return result;
}

export function sameTotals(a: Totals, b: Totals): boolean {
  for (const key in a) if ((a[key] ?? ZERO) !== (b[key] ?? ZERO)) return false;
  for (const key in b) if ((a[key] ?? ZERO) !== (b[key] ?? ZERO)) return false;
  return true;
}

export function totalOf(totals: Totals, key: string): Money {
  return totals[key] ?? ZERO;
}
