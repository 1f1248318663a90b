import type { Day } from '../../kernel/days.ts';
import { type Money, plus, ZERO } from '../../kernel/money.ts';
import type { ChargeItem, PricedLine } from '../../rules/catalogue/index.ts';
import { addQuantities } from './add-quantities.ts';

export type Fee = {
  readonly code: string;
  readonly name: string;
  readonly class: PricedLine['class'];
  readonly unitPrice: string;
  readonly quantity: string;
  readonly amount: Money;
  /** Prior self-pay, over the ceiling and full self-pay: what no fund looks at. */
  readonly outside: Money;
};

export type FeeCategory = {
  readonly category: ChargeItem;
  readonly amount: Money;
  readonly outside: Money;
  readonly fees: readonly Fee[];
};

type Categories = ReadonlyMap<string, ChargeItem>;

/** The lines of a bill, refunds and voids taken off, by invoice category and then by item and price. */
export function buildFeeList(lines: readonly PricedLine[], categories: Categories): FeeCategory[] {
  const fees = new Map<string, Fee>();
  for (const line of lines) {
    const name = JSON.stringify([line.code, line.unitPrice, line.class]);
    fees.set(name, addFee(fees.get(name), line));
  }
  const byCategory = new Map<ChargeItem, Fee[]>();
  for (const fee of fees.values()) {
    if (fee.amount === ZERO && /^-?[0.]+$/.test(fee.quantity)) continue;
    const category = categories.get(fee.code) ?? 'other';
    byCategory.set(category, [...(byCategory.get(category) ?? []), fee]);
  }
  return [...byCategory]
    .map(([category, list]) => ({
      category,
      amount: list.map(({ amount }) => amount).reduce(plus, ZERO),
      outside: list.map(({ outside }) => outside).reduce(plus, ZERO),
      fees: list.sort(dearestFirst),
    }))
    .sort(dearestFirst);
}

function addFee(sum: Fee | undefined, line: PricedLine): Fee {
  const { code, name, unitPrice, quantity, amount } = line;
  const outside = plus(plus(line.fullSelfPay, line.overCeiling), line.priorSelfPay);
  if (!sum) return { code, name, class: line.class, unitPrice, quantity, amount, outside };
  return {
    ...sum,
    quantity: addQuantities(sum.quantity, quantity),
    amount: plus(sum.amount, amount),
    outside: plus(sum.outside, outside),
  };
}

export type DayCost = {
  readonly day: Day;
  readonly total: Money;
  /** Since admission. */
  readonly soFar: Money;
  readonly byCategory: ReadonlyMap<ChargeItem, Money>;
};

/** The course of a stay: what each day cost and of what, in order. Days without charges are absent. */
export function buildCourse(lines: readonly PricedLine[], categories: Categories): DayCost[] {
  const days = new Map<Day, Map<ChargeItem, Money>>();
  for (const { day, code, amount } of lines) {
    const category = categories.get(code) ?? 'other';
    const parts = days.get(day) ?? new Map<ChargeItem, Money>();
    days.set(day, parts.set(category, plus(parts.get(category) ?? ZERO, amount)));
  }
  let soFar = ZERO;
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, parts]) => {
      const total = [...parts.values()].reduce(plus, ZERO);
      soFar = plus(soFar, total);
      return { day, total, soFar, byCategory: parts };
    });
}

function dearestFirst(a: { readonly amount: Money }, b: { readonly amount: Money }): number {
  if (a.amount === b.amount) return 0;
  return a.amount > b.amount ? -1 : 1;
}
