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
  readonly receipts: readonly (string | null)[];
  readonly diedOn: Day | null;
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

/** What the records show is decided at once; all else is looked at, and says why. */
export function decideRefund(asked: RefundAsked, { coverage, used }: RefundFacts): RuleAnswer {
  const first = day(`${asked.year}-01-01`);
  if (used > 0 && asked.cause !== 'paid-twice') {
    return look('benefits-used', { settlements: String(used), year: String(asked.year) });
  }
  const paid = (scheme: Scheme) =>
    coverage.some(
      (one) => one.scheme === scheme && one.standing === 'covered' && holdsOn(one, first),
    );
  const [one, other] = asked.receipts;
  const shown: Readonly<Record<Cause, boolean>> = {
    'paid-twice': Boolean(one && other && one !== other),
    'double-coverage': paid('resident') && paid('employee'),
    died: asked.diedOn !== null && asked.diedOn < first,
    other: false,
  };
  return shown[asked.cause] ? { says: 'approve' } : look(asked.cause, { year: String(asked.year) });
}

function look(code: string, facts: Readonly<Record<string, string>>): RuleAnswer {
  return { says: 'look', code: `transfers.${code}`, facts };
}
