import { type Day, isDay } from '../../kernel/days.ts';
import { formatYuan, sum, yuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type CatalogueItem, priceLine } from '../../rules/catalogue/index.ts';
import { LINE_DAY, LINE_WRONG, TOTAL_DIFFERS } from './errors.ts';
import { itemInForce } from './look-up-lines.ts';
import type { Claim, ClaimedLine, ClaimLine } from './model.ts';

export type PricingFacts = {
  readonly items: ReadonlyMap<string, readonly CatalogueItem[]>;
  /** What the catalogue calls exactly so, by name, for lines without a known code. */
  readonly named: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
};

const DECIMAL = /^\d{1,10}(\.\d{1,4})?$/;
const MONEY = /^\d{1,10}(\.\d{1,2})?$/;

/**
 * The lines as the catalogue counts them. What it does not know on the day is paid by the person in full, since no
 * rule says that a fund bears it; the officer is told, with what may be meant. The lines add up to what is claimed.
 */
export function priceClaim(claim: Claim, facts: PricingFacts): readonly ClaimLine[] {
  const lines = claim.lines.map((line, i) => priceOne(line, `${i + 1}`, claim, facts));
  const total = sum(lines.map(({ amount }) => amount));
  if (total !== claim.claimedTotal) {
    throw new Rejection(TOTAL_DIFFERS, {
      claimed: formatYuan(claim.claimedTotal),
      sum: formatYuan(total),
    });
  }
  return lines;
}

function priceOne(
  line: ClaimedLine,
  position: string,
  { from, until }: Claim,
  { items, named }: PricingFacts,
): ClaimLine {
  const { code, name, amount } = line;
  const day = line.day as Day;
  if (!isDay(line.day) || day < from || day > until) {
    throw new Rejection(LINE_DAY, { line: position, day: line.day, from, until });
  }
  if (!MONEY.test(amount) || ![line.quantity, line.unitPrice].every((text) => DECIMAL.test(text))) {
    throw new Rejection(LINE_WRONG, { line: position });
  }
  const item = itemInForce(items.get(code), day);
  // The provider's own number of a line tells those apart that say the same.
  const charge = { ...line, day, name: name || undefined, lineNo: position };
  if (item) return { ...priceLine(charge, item), unknown: false, suggested: null };
  const { quantity, unitPrice } = line;
  return {
    ...{ lineNo: position, code: code || '—', name: name || code, day, quantity, unitPrice },
    ...{ amount: yuan(amount), class: 'C', procured: false, fullSelfPay: yuan(amount) },
    ...{ overCeiling: ZERO, priorSelfPay: ZERO, inScope: ZERO },
    ...{ unknown: true, suggested: named.get(name) ?? null },
  };
}
