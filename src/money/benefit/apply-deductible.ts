import { type Money, min, plus, remaining, share, ZERO } from '../../kernel/money.ts';
import type { VisitPolicy } from '../../rules/policy/index.ts';
import { indexOfRow } from './select-row.ts';
import { totalOf } from './totals.ts';
import { citedStep, type Working } from './trace.ts';

/** The deductible of this visit: what the rules ask, at most the cost it is taken from. */
export function applyDeductible(working: Working, policy: VisitPolicy, cost: Money): Money {
  const { rows, per } = policy.deductible;
  const index = per === 'none' ? -1 : indexOfRow(rows, working.facts, false);
  const row = rows[index];
  if (!row) return ZERO;

  const key = `deductible.${row.key ?? policy.benefit}`;
  const due =
    per === 'year'
      ? remaining(row.amount, totalOf(working.input.before, key))
      : dueThisTime(working, policy, row.amount);
  const deductible = min(due, cost);

  if (per === 'year' && deductible > ZERO) {
    working.added[key] = plus(working.added[key] ?? ZERO, deductible);
  }
  working.steps.push(
    citedStep(
      'deductible',
      { base: cost, rate: null, result: deductible },
      {
        document: policy.benefit,
        clause: `deductible.rows[${index}]`,
        source: row.source,
        note: noteOf(working),
      },
    ),
  );
  return deductible;
}

function dueThisTime({ input, policies }: Working, policy: VisitPolicy, amount: Money): Money {
  const { visit, before } = input;
  const { later, referralUp, referralDown } = policy.deductible;
  if (visit.continued) return ZERO;
  if (visit.referral === 'down' && referralDown === 'waive') return ZERO;

  const admission = totalOf(before, 'admissions') + 1n;
  let due = amount;
  for (const { fromAdmission, factor } of later) {
    if (admission >= BigInt(fromAdmission))
      due = share(amount, factor, policies.general.rounding.mode);
  }
  const continues = visit.referral === 'up' && referralUp === 'continue';
  return continues ? remaining(due, visit.chainDeductible) : due;
}

function noteOf({ input }: Working): string {
  if (input.visit.continued) return 'continued';
  return input.visit.referral === 'none' ? '' : `referral-${input.visit.referral}`;
}
