/** Renminbi. The only file that multiplies money, and so the only one that rounds it. */
import { assert, InvariantError } from './assert.ts';

/** Whole fen. A part of a fen is rounded where it arises and is never carried. */
export type Money = bigint & { readonly unit: 'fen' };

/** Millionths, so that 0.875 and 0.8562 are both exact. */
export type Rate = bigint & { readonly unit: 'millionths' };

export type Rounding = 'half-up' | 'half-even' | 'down';

/** A part of an amount under one rate; several make a layer that is rounded once. */
export type Part = { readonly base: Money; readonly rate: Rate };

export const ZERO = 0n as Money;
export const WHOLE = 1_000_000n as Rate;

/** "12.50" to fen. Throws on a sign, an exponent or a third place: callers validate input first. */
export function yuan(text: string): Money {
  return parseDecimal(text, 2) as Money;
}

export function rate(text: string): Rate {
  return parseDecimal(text, 6) as Rate;
}

export function fen(amount: bigint | number | string): Money {
  return BigInt(amount) as Money;
}

/** Basis points (8500 = 0.85) to a rate. */
export function basisPoints(points: number): Rate {
  return (BigInt(points) * 100n) as Rate;
}

export function sum(amounts: readonly Money[]): Money {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Money;
}

export function plus(a: Money, b: Money): Money {
  return (a + b) as Money;
}

export function minus(amount: Money, less: Money): Money {
  return (amount - less) as Money;
}

export function negate(amount: Money): Money {
  return -amount as Money;
}

export function min(a: Money, b: Money): Money {
  return a < b ? a : b;
}

export function max(a: Money, b: Money): Money {
  return a > b ? a : b;
}

/** An amount so many times over; exact. */
export function times(amount: Money, count: bigint): Money {
  return (amount * count) as Money;
}

/** So many of the equal parts of an amount, e.g. days of a month's thirty; rounded once. */
export function partsOf(amount: Money, taken: bigint, of: bigint): Money {
  return divide(amount * taken, of, 'half-up');
}

/** Interest of a year's rate on fen that lay for days (`times` and `sum` make them); one rounding, at the end. */
export function interestOf(fenDays: Money, yearly: Rate, daysOfYear: bigint): Money {
  return divide(fenDays * yearly, WHOLE * daysOfYear, 'half-up');
}

/** Which part of the whole an amount is, in basis points; rounded once. */
export function basisPointsOf(part: Money, whole: Money): number {
  assert(whole > 0n, 'a part is taken of something');
  return Number(divide(part * 10_000n, whole, 'half-up'));
}

/** What is left of a limit. Zero, not negative, when a policy lowers the limit in mid-year. */
export function remaining(limit: Money, used: Money): Money {
  return limit > used ? minus(limit, used) : ZERO;
}

export function share(amount: Money, part: Rate, rounding: Rounding = 'half-up'): Money {
  return divide(amount * part, WHOLE, rounding);
}

/** The exact sum over all parts, rounded once. */
export function shareOf(parts: readonly Part[], rounding: Rounding = 'half-up'): Money {
  let product = 0n;
  for (const { base, rate: part } of parts) product += base * part;
  return divide(product, WHOLE, rounding);
}

/**
 * `second` of what a cost exceeds `limit / first`: the cost whose share `first` just reaches the limit.
 * One rounding, at the end.
 */
export function shareBeyond(
  cost: Money,
  limit: Money,
  rates: { readonly first: Rate; readonly second: Rate },
  rounding: Rounding = 'half-up',
): Money {
  if (rates.first === 0n) return ZERO;
  const beyond = cost * rates.first - limit * WHOLE;
  return beyond <= 0n ? ZERO : divide(beyond * rates.second, rates.first * WHOLE, rounding);
}

/** A rate taken of a rate, to the millionth, half-up. */
export function scaleRate(part: Rate, factor: Rate): Rate {
  return ((part * factor + WHOLE / 2n) / WHOLE) as Rate;
}

export function addRate(part: Rate, points: Rate): Rate {
  const total = part + points;
  if (total < 0n) return 0n as Rate;
  return (total > WHOLE ? WHOLE : total) as Rate;
}

export function negateRate(part: Rate): Rate {
  return -part as Rate;
}

/** quantity × unit price, for charge lines; a price has at most six places, a quantity four. */
export function priceTimes(unitPrice: string, quantity: string): Money {
  const product = parseDecimal(unitPrice, 6) * parseDecimal(quantity, 4);
  return divide(product * 100n, 10_000_000_000n, 'half-up');
}

/**
 * Takes an amount out of parts in their proportion: whole fen, from none more than it has, together
 * exactly the amount. Taking all that is left takes each part whole.
 */
export function apportion(amount: Money, parts: readonly Money[]): Money[] {
  const whole = sum(parts);
  assert(amount >= 0n && amount <= whole, 'no more is taken out of parts than they hold');
  let before = 0n;
  let taken = 0n;
  return parts.map((part) => {
    before += part;
    const upTo = whole === 0n ? 0n : (before * amount) / whole;
    const own = upTo - taken;
    taken = upTo;
    return own as Money;
  });
}

export function formatYuan(amount: Money): string {
  // Most columns of most bills are nothing.
  if (amount === 0n) return '0.00';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "0.85", "0.8562": at least two places, no trailing zeros beyond them. */
export function formatRate(part: Rate): string {
  const digits = (part < 0n ? -part : part).toString().padStart(7, '0');
  const places = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${part < 0n ? '-' : ''}${digits.slice(0, -6)}.${places}`;
}

function divide(dividend: bigint, divisor: bigint, rounding: Rounding): Money {
  assert(dividend >= 0n, 'a share is taken of a non-negative amount');
  if (rounding === 'half-up') return ((dividend + divisor / 2n) / divisor) as Money;
  const quotient = dividend / divisor;
  if (rounding === 'down') return quotient as Money;
  const twice = (dividend % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return (up ? quotient + 1n : quotient) as Money;
}

function parseDecimal(text: string, places: number): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[2] ?? '';
  // The sentence is made only for whoever has to read it: figures pass here by the million.
  if (!match || fraction.length > places) {
    throw new InvariantError(`a decimal of at most ${places} places, not "${text}"`);
  }
  return BigInt(match[1] + fraction.padEnd(places, '0'));
}
