import { formatRate, formatYuan, type Money, type Rate } from '../../kernel/money.ts';
import { Decimal } from './output.ts';

/** An amount as the answers carry it: `12.50`, a JSON number with two places. */
export function amount(value: Money): Decimal {
  return new Decimal(formatYuan(value));
}

/** A share as the answers carry it: `0.85`. */
export function proportion(value: Rate): Decimal {
  return new Decimal(formatRate(value));
}

/** Digits that were checked already, such as a quantity. */
export function digits(decimal: string): Decimal {
  return new Decimal(decimal);
}
