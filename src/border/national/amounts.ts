import { formatRate, formatYuan, type Money, type Rate } from '../../kernel/money.ts';
import type { Decimal } from './output.ts';

/** An amount as the answers carry it: `12.50`, a JSON number with two places. */
export function amount(value: Money): Decimal {
  return { decimal: formatYuan(value) };
}

/** A share as the answers carry it: `0.85`. */
export function proportion(value: Rate): Decimal {
  return { decimal: formatRate(value) };
}

/** Digits that were checked already, such as a quantity. */
export function digits(decimal: string): Decimal {
  return { decimal };
}
