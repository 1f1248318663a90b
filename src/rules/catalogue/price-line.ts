import { assert } from '../../kernel/assert.ts';
import {
  formatYuan,
  type Money,
  max,
  minus,
  priceTimes,
  share,
  sum,
  yuan,
  ZERO,
} from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { checkDecimal } from './check-decimal.ts';
import { AMOUNT_DIFFERS, NOT_IN_FORCE, UNKNOWN_CODE } from './errors.ts';
import type { CatalogueItem, ChargeLine, PricedLine, Split } from './model.ts';

const AMOUNT_PLACES = 2;
const PRICE_PLACES = 4;

/**
 * What the catalogue makes of a charge. `item` is the version for the line's day as `itemOn` chooses it.
 * Quantity and price come back without superfluous zeros, so that equal lines are equal text.
 */
export function priceLine(line: ChargeLine, item: CatalogueItem | null): PricedLine {
  const position = line.lineNo ?? '1';
  const check = (field: 'quantity' | 'unitPrice' | 'amount', places: number) =>
    checkDecimal({ field, value: line[field], places, line: position });
  const quantity = check('quantity', PRICE_PLACES);
  const unitPrice = check('unitPrice', PRICE_PLACES);
  const amount = yuan(check('amount', AMOUNT_PLACES));
  const expected = priceTimes(unitPrice, quantity);
  if (amount !== expected) {
    throw new Rejection(AMOUNT_DIFFERS, {
      line: position,
      code: line.code,
      amount: formatYuan(amount),
      expected: formatYuan(expected),
    });
  }
  if (!item) throw new Rejection(UNKNOWN_CODE, { line: position, code: line.code });
  if (!holdsOn(item, line.day)) {
    throw new Rejection(NOT_IN_FORCE, { line: position, code: line.code, day: line.day });
  }
  const counted = countedAs(item, { approved: line.approved === true, refused: false });
  return {
    lineNo: line.lineNo ?? null,
    code: line.code,
    name: line.name ?? item.name,
    day: line.day,
    quantity,
    unitPrice,
    amount,
    class: counted.item.class,
    procured: item.procured,
    ...(counted.unapproved && { unapproved: true as const }),
    ...splitAmount(amount, quantity, counted.item),
  };
}

/**
 * The item as it counts: one that the hospital refused, or a restricted one that it did not approve, is
 * self-paid like class C.
 */
export function countedAs(
  item: CatalogueItem,
  { approved, refused }: { readonly approved: boolean; readonly refused: boolean },
): { readonly item: CatalogueItem; readonly unapproved: boolean } {
  const unapproved = item.class !== 'C' && (refused || (item.restricted === true && !approved));
  return unapproved ? { item: { ...item, class: 'C' }, unapproved } : { item, unapproved };
}

/** The version in force on the day; else the newest, so that the refusal can say it is not in force. */
export function itemOn(
  versions: readonly CatalogueItem[] | undefined,
  day: ChargeLine['day'],
): CatalogueItem | null {
  if (!versions) return null;
  return versions.find((version) => holdsOn(version, day)) ?? versions.at(-1) ?? null;
}

/** The four parts of an amount for so many units; they add up to it. */
export function splitAmount(amount: Money, quantity: string, item: CatalogueItem): Split {
  if (item.class === 'C') {
    return { fullSelfPay: amount, overCeiling: ZERO, priorSelfPay: ZERO, inScope: ZERO };
  }
  const overCeiling =
    item.ceiling === null
      ? ZERO
      : max(ZERO, minus(amount, priceTimes(formatYuan(item.ceiling), quantity)));
  const payable = minus(amount, overCeiling);
  const priorSelfPay = item.class === 'B' ? share(payable, item.priorRate) : ZERO;
  const inScope = minus(payable, priorSelfPay);
  assert(
    sum([overCeiling, priorSelfPay, inScope]) === amount && inScope >= 0n,
    'the four parts of a charge add up to its amount',
  );
  return { fullSelfPay: ZERO, overCeiling, priorSelfPay, inScope };
}
