import { Rejection } from '../../kernel/rejection.ts';
import { NOT_A_DECIMAL, NOT_POSITIVE, OVER_PRECISE, TOO_LARGE } from './errors.ts';

export type Decimal = {
  readonly field: 'quantity' | 'unitPrice' | 'amount';
  readonly value: string;
  readonly places: number;
  /** Which line it stands in, for the refusal. */
  readonly line: string;
};

/** With at most 50,000 lines in an encounter every sum of fen then stays below 2^53. */
const INTEGER_DIGITS_MAX = 9;

/** Refuses what is not a positive decimal of the allowed precision; zeros beyond it are harmless. */
export function checkDecimal({ field, value, places, line }: Decimal): string {
  const facts = { field, value: value.slice(0, 40), line };
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) throw new Rejection(NOT_A_DECIMAL, facts);
  const [, sign, digits = '', fraction = ''] = match;
  const whole = digits.replace(/^0+(?=\d)/, '');
  const significant = fraction.replace(/0+$/, '');
  if (sign === '-' || (whole === '0' && significant === '')) {
    throw new Rejection(NOT_POSITIVE, facts);
  }
  if (significant.length > places) {
    throw new Rejection(OVER_PRECISE, { ...facts, places: String(places) });
  }
  if (whole.length > INTEGER_DIGITS_MAX) throw new Rejection(TOO_LARGE, facts);
  return significant === '' ? whole : `${whole}.${significant}`;
}
