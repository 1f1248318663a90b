import {
  type Money,
  max,
  min,
  plus,
  type Rounding,
  remaining,
  share,
  times,
  ZERO,
} from '../../kernel/money.ts';
import type { LaterAdmission, VisitPolicy } from '../../rules/policy/index.ts';
import { fits, indexOfRow, type RowFacts } from './select-row.ts';
import { totalOf } from './totals.ts';
import { citedStep, type Working } from './trace.ts';

/** The deductible of this visit: what the rules ask, at most the cost it is taken from. */
export function applyDeductible(working: Working, policy: VisitPolicy, cost: Money): Money {
  const { rows, per } = policy.deductible;
  const index = per === 'none' ? -1 : indexOfRow(rows, working.facts, false);
  const row = rows[index];
  if (!row) return ZERO;

  const deductible =
    per === 'year'
      ? accrue(working, { row, key: `deductible.${row.key ?? policy.benefit}`, cost })
      : min(dueThisTime(working, policy, row.amount), cost);
  const joined = joinedStay(working, policy);
  working.steps.push(
    citedStep(
      'deductible',
      { base: cost, rate: null, result: deductible },
      {
        document: policy.benefit,
        clause: joined ? 'deductible.transfer' : `deductible.rows[${index}]`,
        source: joined ? joined.source : row.source,
        note: joined ? 'transfer' : noteOf(working),
      },
    ),
  );
  return deductible;
}

/** What an earlier hospital of the same stay left to this one, where the area makes it one stay. */
export function joinedStay({ input }: Working, { deductible }: VisitPolicy) {
  const { continued, transfer } = input.visit;
  if (continued || !transfer || deductible.transfer?.is !== 'one-stay') return null;
  return { ...transfer, source: deductible.transfer.source };
}

/** What the year has not paid yet of a yearly deductible, added to the year's totals. */
function accrue(
  { input, added }: Working,
  { row, key, cost }: { row: { readonly amount: Money }; key: string; cost: Money },
): Money {
  const deductible = min(remaining(row.amount, totalOf(input.before, key)), cost);
  if (deductible > ZERO) added[key] = plus(added[key] ?? ZERO, deductible);
  return deductible;
}

function dueThisTime(working: Working, policy: VisitPolicy, amount: Money): Money {
  const { input, policies } = working;
  const { visit } = input;
  const { later, referralUp, referralDown } = policy.deductible;
  const joined = joinedStay(working, policy);
  if ((visit.continued && visit.borne === undefined) || joined?.poolPaid) return ZERO;
  if (!joined && visit.referral === 'down' && referralDown === 'waive') return ZERO;

  const counted = totalOf(input.before, 'admissions');
  // A stay that went on from another hospital is the last that the year has counted.
  const goesOn = joined !== null || visit.borne !== undefined;
  const admission = goesOn && counted > ZERO ? counted : counted + 1n;
  const due = dueOfAdmission(amount, {
    later,
    admission,
    facts: working.facts,
    rounding: policies.general.rounding.mode,
  });
  if (joined) return remaining(due, joined.borne);
  if (visit.borne !== undefined) {
    // Along a referral upward the chain holds what this stay has borne as well.
    const before = visit.referral === 'up' ? max(visit.borne, visit.chainDeductible) : visit.borne;
    return remaining(due, referralUp === 'continue' ? before : visit.borne);
  }
  const continues = visit.referral === 'up' && referralUp === 'continue';
  return continues ? remaining(due, visit.chainDeductible) : due;
}

type Nth = {
  readonly later: readonly LaterAdmission[];
  /** Which of the year's admissions this is. */
  readonly admission: bigint;
  readonly facts: RowFacts;
  readonly rounding: Rounding;
};

/** The last row that applies counts, each row on the amount of a first admission. */
function dueOfAdmission(amount: Money, { later, admission, facts, rounding }: Nth): Money {
  const row = later.findLast(
    (each) => admission >= BigInt(each.fromAdmission) && fits(each, facts, false),
  );
  if (!row) return amount;
  if ('factor' in row) return share(amount, row.factor, rounding);
  const count = row.each ? admission - BigInt(row.fromAdmission) + 1n : 1n;
  const lower = remaining(amount, times(row.less, count));
  // A floor keeps a deductible from falling; one that began below it stays where it began.
  return min(amount, max(lower, row.floor ?? ZERO));
}

function noteOf({ input }: Working): string {
  if (input.visit.continued) return 'continued';
  return input.visit.referral === 'none' ? '' : `referral-${input.visit.referral}`;
}
