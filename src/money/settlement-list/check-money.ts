import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import type { Rules } from './check-list.ts';
import type { Payer } from './model.ts';

/** A list may leave these out: they are no funds. */
const OPTIONAL: readonly Payer[] = ['accounts', 'hospital'];

export const moneyRules: Pick<Rules, 'payments-equal' | 'fees-equal-total' | 'fee-parts-add-up'> = {
  'payments-equal': (_, { payments }, { settled }) => {
    const payers = Object.entries(settled.payments) as [Exclude<Payer, 'other'>, bigint][];
    const wrong = payers.flatMap(([payer, expected]) => {
      const stated = payments.filter((one) => one.payer === payer);
      if (stated.length === 0 && OPTIONAL.includes(payer)) return [];
      const total = sum(stated.map(({ amount }) => amount));
      return total === expected ? [] : [`${payer} ${formatYuan(total)}`];
    });
    const others = payments.filter(({ payer, amount }) => payer === 'other' && amount !== ZERO);
    return [...wrong, ...others.map(({ amount }) => `other ${formatYuan(amount)}`)].map(
      (value) => ({ field: 'payments', value }) as const,
    );
  },
  'fees-equal-total': (_, { fees }, { settled }) => {
    const total = sum(fees.map(({ amount }) => amount));
    if (fees.length === 0 || total === settled.total) return [];
    return [{ field: 'fees', value: formatYuan(total) }];
  },
  'fee-parts-add-up': (_, { fees }) =>
    fees
      .filter(({ amount, parts }) => parts.length > 0 && sum(parts) !== amount)
      .map(({ category, amount }) => ({
        field: 'fees',
        value: `${category} ${formatYuan(amount)}`,
      })),
};
