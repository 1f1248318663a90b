import type { Day } from '../../kernel/days.ts';
import { formatYuan, type Money, plus, priceTimes, ZERO } from '../../kernel/money.ts';
import { type PricedLine, priceLine } from '../../rules/catalogue/index.ts';
import type { DemoCatalogue } from './build-catalogue.ts';

/** A bill in the making. Lines are priced as an upload would price them. */
export type Draft = {
  /** Charges `quantity` of an item at its usual price. */
  readonly charge: (code: string, on: Day, quantity: number) => void;
  readonly total: () => Money;
  /** In order of day. */
  readonly lines: () => readonly PricedLine[];
};

export function draftBill(catalogue: DemoCatalogue): Draft {
  const lines: PricedLine[] = [];
  let total = ZERO;
  return {
    charge(code, on, quantity) {
      const item = catalogue.itemOn(code, on);
      const amount = priceTimes(item.price, String(quantity));
      total = plus(total, amount);
      lines.push(
        priceLine(
          {
            code,
            day: on,
            quantity: String(quantity),
            unitPrice: item.price,
            amount: formatYuan(amount),
            lineNo: String(lines.length + 1),
          },
          item,
        ),
      );
    },
    total: () => total,
    lines: () => lines.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1)),
  };
}
