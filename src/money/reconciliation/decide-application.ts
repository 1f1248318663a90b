import { formatYuan, type Money, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { APPLIED_ALREADY, FIGURE_DIFFERS, OUTSIDE_MONTH } from './errors.ts';
import type { Application, Totals } from './model.ts';

export type Asked = Omit<Application, 'id' | 'madeBy' | 'madeAt'>;

export type Books = {
  readonly totals: Totals;
  readonly persons: number;
  /** Of the same provider, not withdrawn. */
  readonly earlier: readonly Application[];
};

/** Null: it is taken. Else the first refusal of: month, applied for already, figure by figure. */
export function decideApplication(asked: Asked, books: Books): Rejection | null {
  const { month, startsOn, endsOn } = asked;
  if (startsOn.slice(0, 7) !== month || endsOn > firstOfNext(month)) {
    return new Rejection(OUTSIDE_MONTH, { month });
  }
  const before = books.earlier.find((one) => overlaps(one, asked));
  if (before) return new Rejection(APPLIED_ALREADY, { month, at: before.madeAt.slice(0, 10) });
  const { totals, persons } = books;
  if (asked.persons !== persons) {
    return differs('清算人次', 'number of visits', String(asked.persons), String(persons));
  }
  const pairs: readonly [string, string, Money, Money][] = [
    ['医疗费总额', 'total', asked.total, totals.total],
    ['基金申报总额', 'sum of the funds', asked.funds, totals.funds],
    ['个人账户支出', 'sum of the accounts', asked.accounts, totals.accounts],
    ['现金支付金额', 'sum of the cash', asked.cash, totals.cash],
  ];
  for (const [zh, en, stated, ours] of pairs) {
    if (stated !== ours) return differs(zh, en, formatYuan(stated), formatYuan(ours));
  }
  const borne = sum([totals.funds, totals.accounts, totals.cash]);
  if (asked.recognised === totals.total || asked.recognised === borne) return null;
  return differs(
    '医保认可费用总额',
    'recognised total',
    formatYuan(asked.recognised),
    formatYuan(totals.total),
  );
}

function differs(whatZh: string, whatEn: string, stated: string, centre: string): Rejection {
  return new Rejection(FIGURE_DIFFERS, { whatZh, whatEn, stated, centre });
}

function overlaps(a: Asked, b: Asked): boolean {
  const kinds = a.visitKinds.some((kind) => b.visitKinds.includes(kind));
  return kinds && a.startsOn < b.endsOn && b.startsOn < a.endsOn;
}

function firstOfNext(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${next[0]}-${String(next[1]).padStart(2, '0')}-01`;
}

/** What the agency did with the time that is applied for. */
export const APPLICATION_STATES = ['received', 'withdrawn', 'stated', 'paid'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** A statement of the payment periods that touch the application's time. */
export type Drawn = {
  readonly payable: Money;
  readonly paid: boolean;
};

/** `closed`: the time lies in closed payment periods, whose statements are these. */
export function stateOf(
  withdrawn: boolean,
  closed: boolean,
  statements: readonly Drawn[],
): ApplicationState {
  if (withdrawn) return 'withdrawn';
  if (!closed) return 'received';
  const due = statements.filter(({ payable }) => payable > 0n);
  return due.length > 0 && due.every(({ paid }) => paid) ? 'paid' : 'stated';
}
