import { type Day, day } from '../../kernel/days.ts';
import { formatYuan, type Money, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { StandingOrder } from '../../money/premium/index.ts';
import type { RuleAnswer } from '../matters/index.ts';
import {
  AMOUNT_ABOVE_YEAR,
  AMOUNT_NEEDED,
  AMOUNT_ZERO,
  BEGUN,
  DAY_TO_COME,
  DIED_LATER,
  DIED_ON_ANOTHER_DAY,
  PAYMENT_UNDER_WAY,
  REFUNDED_ALREADY,
  YEAR_OUT_OF_RANGE,
} from './errors.ts';
import type { Cause } from './model.ts';

export type RefundAsked = {
  readonly cause: Cause;
  readonly year: number;
  /** Null: whatever our records say was paid. */
  readonly amount: Money | null;
  readonly diedOn: Day | null;
};

/** Money that came for a premium, is owed to the person by an event of its order, and that nobody paid out yet. */
export type OwedOrder = {
  readonly order: StandingOrder;
  readonly seq: number;
  /** It came in vain, for an insurance that could no longer be; else the premium was given back before. */
  readonly vain: boolean;
};

export type RefundFacts = {
  readonly today: Day;
  /** Of the person, scheme and year. */
  readonly orders: readonly StandingOrder[];
  readonly owed: readonly OwedOrder[];
  /** Settlements of the year as a resident. */
  readonly used: number;
  readonly refunded: boolean;
  /** Something of the year was given back, but for what was paid twice. */
  readonly yearRefunded: boolean;
  readonly diedOn: Day | null;
  /** Whether the area gives back what has not begun. */
  readonly beforeCoverage: boolean;
  /** What the year cost a person; null: the area has not said. */
  readonly cost: Money | null;
};

/** What is given back: a paid premium, money that is owed already, or what only receipts show. */
export type Refundable =
  | { readonly is: 'premium'; readonly order: StandingOrder }
  | ({ readonly is: 'owed' } & OwedOrder)
  | { readonly is: 'unrecorded'; readonly amount: Money };

export type Refund = { readonly of: Refundable; readonly rule: RuleAnswer };

const YEARS_BACK = 5;

/** What our records show is decided at once; what only the applicant says, or his papers, is looked at. */
export function decideRefund(asked: RefundAsked, facts: RefundFacts): Refund {
  refuseForm(asked, facts);
  const of = chooseRefundable(asked, facts);
  return { of, rule: ruleOf(of, asked, facts) };
}

function refuseForm({ amount, year, cause, diedOn }: RefundAsked, facts: RefundFacts): void {
  if (amount !== null && amount <= ZERO) throw new Rejection(AMOUNT_ZERO);
  const now = Number(facts.today.slice(0, 4));
  if (!(year >= now - YEARS_BACK && year <= now + 1)) {
    throw new Rejection(YEAR_OUT_OF_RANGE, {
      ...{ year: String(year), from: String(now - YEARS_BACK), until: String(now + 1) },
    });
  }
  if (facts.refunded) throw new Rejection(REFUNDED_ALREADY, { year: String(year), cause });
  if (cause === 'died' && diedOn) refuseDeath(diedOn, year, facts);
}

/** Whoever lived when the year began was insured in it. */
function refuseDeath(diedOn: Day, year: number, facts: RefundFacts): void {
  if (diedOn > facts.today) throw new Rejection(DAY_TO_COME, { day: diedOn });
  if (facts.diedOn !== null && facts.diedOn !== diedOn) {
    throw new Rejection(DIED_ON_ANOTHER_DAY, { diedOn });
  }
  if (diedOn >= firstOf(year, facts)) {
    throw new Rejection(DIED_LATER, { diedOn, year: String(year) });
  }
}

function firstOf(year: number, { orders }: RefundFacts): Day {
  return orders.find(({ state }) => state === 'paid')?.insurance?.startsOn ?? day(`${year}-01-01`);
}

function chooseRefundable({ cause, amount, year }: RefundAsked, facts: RefundFacts): Refundable {
  const { orders, owed, cost } = facts;
  const [first] = owed.toSorted((a, b) => Number(b.vain) - Number(a.vain));
  if (first) return { is: 'owed', ...first };
  const open = orders.find(({ state }) => state === 'sent' || state === 'unknown');
  if (open) throw new Rejection(PAYMENT_UNDER_WAY, { order: open.id });
  // Of a year that was paid twice the one payment stands.
  const paid = cause === 'paid-twice' ? undefined : orders.find(({ state }) => state === 'paid');
  if (paid) {
    refuseBegun(paid, cause, facts);
    return { is: 'premium', order: paid };
  }
  if (facts.yearRefunded && cause !== 'paid-twice') {
    throw new Rejection(REFUNDED_ALREADY, { year: String(year), cause });
  }
  if (amount === null) throw new Rejection(AMOUNT_NEEDED, { year: String(year) });
  if (cost !== null && amount > cost) {
    throw new Rejection(AMOUNT_ABOVE_YEAR, { year: String(year), most: formatYuan(cost) });
  }
  return { is: 'unrecorded', amount };
}

function refuseBegun({ insurance }: StandingOrder, cause: Cause, facts: RefundFacts): void {
  if (cause === 'died' || insurance === null) return;
  const { startsOn } = insurance;
  if (facts.beforeCoverage && facts.today < startsOn) return;
  throw new Rejection(BEGUN, { startsOn });
}

function ruleOf(of: Refundable, asked: RefundAsked, facts: RefundFacts): RuleAnswer {
  const { cause, year, amount, diedOn } = asked;
  const told = { year: String(year) };
  if (facts.used > 0 && of.is !== 'owed' && cause !== 'paid-twice') {
    return look('benefits-used', { ...told, settlements: String(facts.used) });
  }
  if (of.is === 'unrecorded') {
    return look(cause === 'double-coverage' ? 'nothing-recorded' : cause, told);
  }
  const { personal } = of.order;
  if (amount !== null && amount !== personal) {
    const facts = { ...told, said: formatYuan(amount), recorded: formatYuan(personal) };
    return look('amount-differs', facts);
  }
  const died = facts.diedOn !== null && facts.diedOn === diedOn;
  if (of.is === 'premium' && cause === 'died' && !died) return look('died', told);
  return { says: 'approve' };
}

function look(code: string, facts: Readonly<Record<string, string>>): RuleAnswer {
  return { says: 'look', code: `transfers.${code}`, facts };
}
