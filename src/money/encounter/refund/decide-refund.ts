import {
  apportion,
  formatYuan,
  type Money,
  min,
  negate,
  priceTimes,
  sum,
  ZERO,
} from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { checkDecimal } from '../../../rules/catalogue/index.ts';
import { addToBill } from '../add-to-bill.ts';
import { toLine } from '../charges/charge-text.ts';
import type { KeptUpload, PricedCharge } from '../charges/model.ts';
import { NO_LINES, REFUND_EXCEEDS, REFUND_WITHOUT_ORIGIN } from '../errors.ts';
import type { Encounter } from '../model.ts';
import {
  amountLeft,
  type BillLine,
  billLines,
  type LineName,
  lessRefund,
  nameText,
  quantityText,
  unitsOf,
  withOrigin,
} from './bill-lines.ts';

/** What a desk gives back of one line. `quantity` null: all that is left of it. */
export type RefundLine = LineName & { readonly quantity: string | null };

/**
 * The refund lines that one upload adds. Each gives back the parts of its line in their proportion, on
 * the day and under the price of that line; the last refund of a line takes what is left whole.
 */
export function decideRefund(
  lines: readonly RefundLine[],
  uploads: readonly KeptUpload[],
): PricedCharge[] {
  if (lines.length === 0) throw new Rejection(NO_LINES);
  const bill = new Map(billLines(uploads).map((line) => [nameText(line), line]));
  const seq = (uploads.at(-1)?.seq ?? 0) + 1;
  const numbers = freeNumbers(seq, bill);
  return lines.map((line, i) => {
    const name = nameText(line);
    const origin = bill.get(name);
    if (!origin?.left) throw new Rejection(REFUND_WITHOUT_ORIGIN, { line: String(i + 1) });
    const charge = refundOf(origin, line.quantity, String(i + 1));
    bill.set(name, { ...origin, left: lessRefund(origin.left, charge) });
    return { ...withOrigin(charge, origin), line: numbers() };
  });
}

/** The encounter as it stands with these lines. */
export function withRefund(encounter: Encounter, charges: readonly PricedCharge[]): Encounter {
  return { ...encounter, ...addToBill(encounter, charges.map(toLine), charges.length) };
}

function refundOf(origin: BillLine, asked: string | null, position: string): PricedCharge {
  const { charge } = origin;
  const left = origin.left ?? { units: 0n, parts: [] };
  const whole = amountLeft(left);
  const units = asked === null ? left.units : readUnits(asked, position);
  if (units <= 0n || units > left.units || whole === ZERO) {
    const quantity = asked ?? charge.quantity;
    throw new Rejection(REFUND_EXCEEDS, {
      line: position,
      origin: charge.line,
      amount: formatYuan(priceTimes(charge.unitPrice, quantity)),
      left: formatYuan(whole),
    });
  }
  const quantity = quantityText(units);
  // A price of six places rounds; what is given back never exceeds what was charged.
  const amount = units === left.units ? whole : min(priceTimes(charge.unitPrice, quantity), whole);
  const [fullSelfPay, overCeiling, priorSelfPay, inScope] = apportion(amount, left.parts).map(
    negate,
  ) as [Money, Money, Money, Money];
  return {
    ...charge,
    quantity: `-${quantity}`,
    amount: sum([fullSelfPay, overCeiling, priorSelfPay, inScope]),
    ...{ fullSelfPay, overCeiling, priorSelfPay, inScope },
  };
}

function readUnits(quantity: string, line: string): bigint {
  return unitsOf(checkDecimal({ field: 'quantity', value: quantity, places: 4, line }));
}

/** Numbers that no line of the bill has, so that a hospital's own system finds each line by its number. */
function freeNumbers(seq: number, bill: ReadonlyMap<string, BillLine>): () => string {
  const used = new Set([...bill.values()].map(({ charge }) => charge.line));
  let next = 0;
  return () => {
    do next += 1;
    while (used.has(`R${seq}.${next}`));
    return `R${seq}.${next}`;
  };
}
