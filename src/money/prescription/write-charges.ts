import type { Day } from '../../kernel/days.ts';
import { formatYuan, priceTimes } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { checkDecimal, type FoundItem, UNKNOWN_CODE } from '../../rules/catalogue/index.ts';
import type { SentCharge } from '../encounter/index.ts';
import { DAYS_MISSING, PRICE_MISSING, TWICE } from './errors.ts';
import type { WrittenLine } from './model.ts';

export type Writing = {
  readonly items: ReadonlyMap<string, FoundItem>;
  readonly day: Day;
  /** Doctor, department …: the same for every line. */
  readonly said: Readonly<Record<string, string>>;
  /** Medicine for a recognised disease says how long it lasts; of a cold nobody needs to know. */
  readonly daysNeeded: boolean;
};

/** The lines as charges: price from the list unless told, amount from both, days and usage kept beside. */
export function writeCharges(lines: readonly WrittenLine[], writing: Writing): SentCharge[] {
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const facts = { line: String(index + 1), code: line.code };
    if (seen.has(line.code)) throw new Rejection(TWICE, facts);
    seen.add(line.code);
    return writeCharge(line, facts, writing);
  });
}

function writeCharge(
  { code, quantity, days, usage, unitPrice, approved }: WrittenLine,
  facts: { readonly line: string; readonly code: string },
  { items, day, said, daysNeeded }: Writing,
): SentCharge {
  const item = items.get(code);
  if (!item) throw new Rejection(UNKNOWN_CODE, facts);
  if (daysNeeded && item.kind === 'drug' && days === null) throw new Rejection(DAYS_MISSING, facts);
  const price = unitPrice ?? item.particulars.price ?? null;
  if (price === null) throw new Rejection(PRICE_MISSING, facts);
  const check = (field: 'quantity' | 'unitPrice', value: string, places: number) =>
    checkDecimal({ field, value, places, line: facts.line });
  const [count, each] = [check('quantity', quantity, 4), check('unitPrice', price, 6)];
  return {
    ...{ line: facts.line, code, day, quantity: count, unitPrice: each },
    amount: formatYuan(priceTimes(each, count)),
    takesBack: null,
    approval: approved ? 'approved' : 'none',
    particulars: {
      ...said,
      ...(days !== null && { days: String(days) }),
      ...(usage !== null && { frequency: usage }),
    },
  };
}
