import { type Day, day } from '../../kernel/days.ts';
import { type Money, ZERO } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { RuleAnswer } from '../matters/index.ts';
import { AMOUNT_ZERO, REFUNDED_ALREADY, YEAR_OUT_OF_RANGE } from './errors.ts';
import type { Cause } from './model.ts';

export type RefundAsked = {
  readonly cause: Cause;
  readonly year: number;
  readonly amount: Money;
};

export type RefundFacts = {
  readonly today: Day;
  readonly coverage: readonly Coverage[];
  /** Settlements of the year as a resident. */
  readonly used: number;
  readonly refunded: boolean;
};

const YEARS_BACK = 5;

export function checkRefund({ amount, year, cause }: RefundAsked, facts: RefundFacts): void {
  if (amount <= ZERO) throw new Rejection(AMOUNT_ZERO);
  const now = Number(facts.today.slice(0, 4));
  if (!(year >= now - YEARS_BACK && year <= now + 1)) {
    throw new Rejection(YEAR_OUT_OF_RANGE, {
      ...{ year: String(year), from: String(now - YEARS_BACK), until: String(now + 1) },
    });
  }
  if (facts.refunded) throw new Rejection(REFUNDED_ALREADY, { year: String(year), cause });
}

/** What our records show is decided at once; what only the applicant says, or his papers, is looked at. */
export function decideRefund(asked: RefundAsked, { coverage, used }: RefundFacts): RuleAnswer {
  const { year, cause } = asked;
  const first = day(`${year}-01-01`);
  if (used > 0 && cause !== 'paid-twice') {
    return look('benefits-used', { settlements: String(used), year: String(year) });
  }
  const paid = (scheme: Scheme) =>
    coverage.some(
      (one) => one.scheme === scheme && one.standing === 'covered' && holdsOn(one, first),
    );
  const shown = cause === 'double-coverage' && paid('resident') && paid('employee');
  return shown ? { says: 'approve' } : look(cause, { year: String(year) });
}

function look(code: string, facts: Readonly<Record<string, string>>): RuleAnswer {
  return { says: 'look', code: `transfers.${code}`, facts };
}
