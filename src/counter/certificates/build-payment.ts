import type { Day } from '../../kernel/days.ts';
import { formatYuan, type Money, sum } from '../../kernel/money.ts';
import type { Paid } from '../../money/settlement/index.ts';
import type { Holder, PaymentDocument } from './model.ts';

export type PaymentFacts = {
  readonly number: string;
  readonly area: string;
  readonly today: Day;
  readonly holder: Holder;
  readonly from: Day;
  readonly to: Day;
  readonly paid: readonly Paid[];
};

type Row = Readonly<Record<'total' | 'funds' | 'accounts' | 'cash', Money>>;

/** Who paid what: every settlement as it stands after its corrections, and the sums. */
export function buildPayment(facts: PaymentFacts): PaymentDocument {
  const { number, area, today, holder, from, to, paid } = facts;
  const rows = paid.map((one) => ({ one, amounts: amountsOf(one) }));
  return {
    kind: 'payment',
    number,
    area,
    issuedOn: today,
    holder,
    from,
    to,
    rows: rows.map(({ one, amounts }) => ({
      day: one.benefitDay,
      provider: one.providerName,
      kind: one.kind,
      ...inWords(amounts),
    })),
    sums: inWords({
      total: sum(rows.map(({ amounts }) => amounts.total)),
      funds: sum(rows.map(({ amounts }) => amounts.funds)),
      accounts: sum(rows.map(({ amounts }) => amounts.accounts)),
      cash: sum(rows.map(({ amounts }) => amounts.cash)),
    }),
  };
}

function amountsOf(one: Paid): Row {
  return {
    total: one.total,
    funds: sum([one.pool, one.largeAmount, one.seriousDisease, one.medicalAid]),
    accounts: sum([one.ownAccount, one.mutualAid]),
    cash: one.cash,
  };
}

function inWords({ total, funds, accounts, cash }: Row) {
  return {
    total: formatYuan(total),
    funds: formatYuan(funds),
    accounts: formatYuan(accounts),
    cash: formatYuan(cash),
  };
}
