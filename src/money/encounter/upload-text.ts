import { hash } from 'node:crypto';
import { fen, formatYuan, type Money, negate, sum, yuan } from '../../kernel/money.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import type { DayBill, Upload } from './model.ts';

const AMOUNTS = ['amount', 'fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'] as const;
type AmountField = (typeof AMOUNTS)[number];

/** A priced line in the kept document: amounts are decimal text, negative in a void. */
export type LineText = Omit<PricedLine, AmountField> & Readonly<Record<AmountField, string>>;

/** Fields in a fixed order, so that equal lines have equal text and so an equal hash. */
export function lineText(line: PricedLine): LineText {
  const { lineNo, code, name, day, quantity, unitPrice, procured } = line;
  return {
    lineNo,
    code,
    name,
    day,
    quantity,
    unitPrice,
    amount: formatYuan(line.amount),
    class: line.class,
    procured,
    ...(line.unapproved && { unapproved: true as const }),
    fullSelfPay: formatYuan(line.fullSelfPay),
    overCeiling: formatYuan(line.overCeiling),
    priorSelfPay: formatYuan(line.priorSelfPay),
    inScope: formatYuan(line.inScope),
  };
}

export function buildUpload(lines: readonly PricedLine[], voids: number | null = null): Upload {
  const text = JSON.stringify(lines.map(lineText));
  return {
    lines: text,
    hash: hash('sha256', text, 'hex'),
    lineCount: lines.length,
    total: sum(lines.map((line) => line.amount)),
    voids,
  };
}

export function linesOf(upload: Pick<Upload, 'lines'>): PricedLine[] {
  const lines = JSON.parse(upload.lines) as LineText[];
  return lines.map((line) => ({
    ...line,
    amount: signedYuan(line.amount),
    fullSelfPay: signedYuan(line.fullSelfPay),
    overCeiling: signedYuan(line.overCeiling),
    priorSelfPay: signedYuan(line.priorSelfPay),
    inScope: signedYuan(line.inScope),
  }));
}

/** The same lines with the opposite sign. */
export function mirrorLines(lines: readonly PricedLine[]): PricedLine[] {
  return lines.map((line) => ({
    ...line,
    quantity: negateDecimal(line.quantity),
    amount: negate(line.amount),
    fullSelfPay: negate(line.fullSelfPay),
    overCeiling: negate(line.overCeiling),
    priorSelfPay: negate(line.priorSelfPay),
    inScope: negate(line.inScope),
  }));
}

function negateDecimal(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

/**
 * JSON `[[day, fullSelfPay, overCeiling, priorSelfPay, inScope, procured, unapproved]]` in fen; the last is
 * left out where it is zero, so that bills of old read the same.
 */
export function billText(bill: readonly DayBill[]): string {
  const days = bill.map(
    ({ day, fullSelfPay, overCeiling, priorSelfPay, inScope, procured, unapproved }) =>
      `["${day}",${fullSelfPay},${overCeiling},${priorSelfPay},${inScope},${procured}${unapproved ? `,${unapproved}` : ''}]`,
  );
  return `[${days.join(',')}]`;
}

type BillRow = [DayBill['day'], number, number, number, number, number, number?];

/** Line limits keep every sum of fen below 2^53, so JSON numbers are exact here. */
export function billFrom(text: string): DayBill[] {
  if (text === '[]') return [];
  return (JSON.parse(text) as BillRow[]).map(
    ([day, fullSelfPay, overCeiling, priorSelfPay, inScope, procured, unapproved]) => ({
      day,
      fullSelfPay: fen(fullSelfPay),
      overCeiling: fen(overCeiling),
      priorSelfPay: fen(priorSelfPay),
      inScope: fen(inScope),
      procured: fen(procured),
      ...(unapproved && { unapproved: fen(unapproved) }),
    }),
  );
}

function signedYuan(text: string): Money {
  return text.startsWith('-') ? negate(yuan(text.slice(1))) : yuan(text);
}
