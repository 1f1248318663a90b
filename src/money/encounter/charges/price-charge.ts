import {
  apportion,
  formatYuan,
  type Money,
  minus,
  negate,
  priceTimes,
  sum,
  yuan,
  ZERO,
} from '../../../kernel/money.ts';
import { holdsOn } from '../../../kernel/period.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  AMOUNT_DIFFERS,
  type CatalogueItem,
  checkDecimal,
  countedAs,
  NOT_IN_FORCE,
  type Split,
  splitAmount,
  UNKNOWN_CODE,
} from '../../../rules/catalogue/index.ts';
import { REFUND_DIFFERS, REFUND_EXCEEDS, REFUND_WITHOUT_ORIGIN } from '../errors.ts';
import type { PricedCharge, SentCharge } from './model.ts';

const PLACES = { quantity: 4, unitPrice: 6, amount: 2 } as const;
/** 0.01 yuan: prices of six places times quantities of four are rounded by the sender. */
const TOLERANCE = 1n;

type Figures = { readonly quantity: string; readonly unitPrice: string; readonly amount: Money };

export function isRefund({ takesBack, quantity, amount }: SentCharge): boolean {
  return takesBack !== null || quantity.startsWith('-') || amount.startsWith('-');
}

/** What the catalogue makes of a line; `item` is the version for its day. */
export function priceCharge(
  sent: SentCharge,
  item: CatalogueItem | null,
  position: string,
): PricedCharge {
  const figures = readFigures(sent, position);
  const facts = { line: position, code: sent.code };
  if (!item) throw new Rejection(UNKNOWN_CODE, facts);
  if (!holdsOn(item, sent.day)) throw new Rejection(NOT_IN_FORCE, { ...facts, day: sent.day });
  const { item: counted, unapproved } = countedAs(item, {
    approved: sent.approval === 'approved',
    refused: sent.approval === 'refused',
  });
  return {
    line: sent.line,
    code: sent.code,
    name: item.name,
    day: sent.day,
    class: counted.class,
    procured: item.procured,
    ...(unapproved && { unapproved: true as const }),
    takesBack: null,
    approval: sent.approval,
    particulars: sent.particulars,
    ceiling: item.ceiling,
    priorRate: counted.class === 'B' ? item.priorRate : (0n as PricedCharge['priorRate']),
    restricted: item.restricted === true,
    itemKind: item.kind,
    removed: false,
    // Last: adding to what was spread costs far more than spreading onto what is there.
    ...figures,
    ...splitAmount(figures.amount, figures.quantity, counted),
  };
}

/**
 * A refund gives back each part of what is left of the line in its proportion, so that after the last
 * one nothing is left of any. It counts on the day of that line and under the price it had.
 */
export function priceRefund(
  sent: SentCharge,
  counting: ReadonlyMap<string, PricedCharge>,
  position: string,
): PricedCharge {
  const origin = sent.takesBack === null ? undefined : counting.get(sent.takesBack);
  if (!origin || origin.takesBack !== null) {
    throw new Rejection(REFUND_WITHOUT_ORIGIN, { line: position });
  }
  const facts = { line: position, origin: origin.line };
  if (!sent.quantity.startsWith('-') || !sent.amount.startsWith('-')) {
    throw new Rejection(REFUND_DIFFERS, facts);
  }
  const unsigned = { ...sent, quantity: sent.quantity.slice(1), amount: sent.amount.slice(1) };
  const figures = readFigures(unsigned, position);
  if (sent.code !== origin.code || figures.unitPrice !== origin.unitPrice) {
    throw new Rejection(REFUND_DIFFERS, facts);
  }
  const left = leftOf(origin, counting);
  if (figures.amount > sum(left)) {
    throw new Rejection(REFUND_EXCEEDS, {
      ...facts,
      amount: formatYuan(figures.amount),
      left: formatYuan(sum(left)),
    });
  }
  return {
    ...origin,
    ...splitFrom(apportion(figures.amount, left).map(negate)),
    line: sent.line,
    takesBack: origin.line,
    particulars: sent.particulars,
    quantity: `-${figures.quantity}`,
    amount: negate(figures.amount),
  };
}

function readFigures(sent: SentCharge, position: string): Figures {
  const check = (field: keyof typeof PLACES) =>
    checkDecimal({ field, value: sent[field], places: PLACES[field], line: position });
  const quantity = check('quantity');
  const unitPrice = check('unitPrice');
  const amount = yuan(check('amount'));
  const expected = priceTimes(unitPrice, quantity);
  const difference = minus(amount, expected);
  if (difference > TOLERANCE || difference < -TOLERANCE) {
    throw new Rejection(AMOUNT_DIFFERS, {
      line: position,
      code: sent.code,
      amount: formatYuan(amount),
      expected: formatYuan(expected),
    });
  }
  return { quantity, unitPrice, amount };
}

/** The four parts of a line less what its refunds gave back. */
function leftOf(origin: PricedCharge, counting: ReadonlyMap<string, PricedCharge>): Money[] {
  let left = partsOf(origin);
  for (const charge of counting.values()) {
    if (charge.takesBack !== origin.line) continue;
    const back = partsOf(charge);
    left = left.map((part, i) => sum([part, back[i] ?? ZERO]));
  }
  return left;
}

function partsOf({ fullSelfPay, overCeiling, priorSelfPay, inScope }: Split): Money[] {
  return [fullSelfPay, overCeiling, priorSelfPay, inScope];
}

function splitFrom(parts: readonly Money[]): Split {
  const [fullSelfPay = ZERO, overCeiling = ZERO, priorSelfPay = ZERO, inScope = ZERO] = parts;
  return { fullSelfPay, overCeiling, priorSelfPay, inScope };
}
