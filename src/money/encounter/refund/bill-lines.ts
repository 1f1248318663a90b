import { type Money, plus, sum, ZERO } from '../../../kernel/money.ts';
import type { Split } from '../../../rules/catalogue/index.ts';
import { standingUploads } from '../charges/counting.ts';
import type { KeptUpload, PricedCharge } from '../charges/model.ts';

/** Where a line stands: its upload, and its place in that upload from 1. Senders' numbers may repeat. */
export type LineName = { readonly upload: number; readonly place: number };

/** What refunds have not given back yet: quantity in ten-thousandths, and the four parts. */
export type LineLeft = { readonly units: bigint; readonly parts: readonly Money[] };

export type BillLine = LineName & {
  readonly charge: PricedCharge;
  /** Of a refund: the line that it takes back. */
  readonly origin: LineName | null;
  /** Null for a refund, which cannot be refunded itself. */
  readonly left: LineLeft | null;
};

/** Under which a refund keeps the line that it takes back, beside the sender's own number of it. */
const ORIGIN = 'origin';

/** The lines of a bill that count, in the order in which they came, refunds among them. */
export function billLines(uploads: readonly KeptUpload[]): BillLine[] {
  const named = standingUploads(uploads).flatMap(({ seq, charges }) =>
    charges.map((charge, i) => ({ upload: seq, place: i + 1, charge })),
  );
  const counting = withoutRemoved(named);
  const byNumber = new Map<string, LineName>();
  for (const { upload, place, charge } of counting) {
    if (charge.takesBack === null) byNumber.set(charge.line, { upload, place });
  }
  const lefts = new Map<string, LineLeft>();
  for (const line of counting) {
    if (line.charge.takesBack === null) lefts.set(nameText(line), leftAtFirst(line.charge));
  }
  const lines = counting.map((line) => ({ ...line, origin: originOf(line.charge, byNumber) }));
  for (const { charge, origin } of lines) {
    const left = origin === null ? undefined : lefts.get(nameText(origin));
    if (origin && left) lefts.set(nameText(origin), lessRefund(left, charge));
  }
  return lines.map((line) => ({ ...line, left: lefts.get(nameText(line)) ?? null }));
}

type Named = LineName & { readonly charge: PricedCharge };

/** A hospital may take single lines back and use their numbers again. */
function withoutRemoved(lines: readonly Named[]): Named[] {
  const gone = new Set<number>();
  const latest = new Map<string, number>();
  for (const [i, { charge }] of lines.entries()) {
    if (charge.removed) gone.add(i).add(latest.get(charge.line) ?? i);
    else latest.set(charge.line, i);
  }
  return lines.filter((_, i) => !gone.has(i));
}

export function nameText({ upload, place }: LineName): string {
  return `${upload}:${place}`;
}

export function withOrigin(charge: PricedCharge, origin: LineName): PricedCharge {
  return {
    ...charge,
    takesBack: charge.line,
    particulars: { ...charge.particulars, [ORIGIN]: nameText(origin) },
  };
}

export function lessRefund({ units, parts }: LineLeft, refund: PricedCharge): LineLeft {
  const back = partsOf(refund);
  return {
    units: units + unitsOf(refund.quantity),
    parts: parts.map((part, i) => plus(part, back[i] ?? ZERO)),
  };
}

export function partsOf({ fullSelfPay, overCeiling, priorSelfPay, inScope }: Split): Money[] {
  return [fullSelfPay, overCeiling, priorSelfPay, inScope];
}

export function amountLeft({ parts }: LineLeft): Money {
  return sum(parts);
}

/** A quantity of at most four places as ten-thousandths. */
export function unitsOf(quantity: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(quantity);
  const [, sign = '', whole = '0', fraction = ''] = match ?? [];
  const units = BigInt(whole + fraction.padEnd(4, '0'));
  return sign === '-' ? -units : units;
}

export function quantityText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  const text = `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
  return units < 0n ? `-${text}` : text;
}

function leftAtFirst(charge: PricedCharge): LineLeft {
  return { units: unitsOf(charge.quantity), parts: partsOf(charge) };
}

function originOf(
  { takesBack, particulars }: PricedCharge,
  byNumber: ReadonlyMap<string, LineName>,
): LineName | null {
  if (takesBack === null) return null;
  const [upload, place] = (particulars[ORIGIN] ?? '').split(':').map(Number);
  if (upload && place) return { upload, place };
  return byNumber.get(takesBack) ?? null;
}
