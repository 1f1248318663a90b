import type { Day } from '../../kernel/days.ts';
import type { PolicyId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { overlap } from '../../kernel/period.ts';
import { periodOf } from './assemble-set.ts';
import { countCases, findDifference, TRIALS_MAX } from './case-coverage.ts';
import type { Cap, Policy, VisitPolicy } from './model.ts';
import { type Problem, problem } from './problem.ts';

/** Two documents in force together that mean one room by a key, and do not say the same of its size. */
export type Disagreement = {
  readonly id: PolicyId;
  /** Which of its caps. */
  readonly index: number;
  readonly other: PolicyId;
  readonly key: string;
  /** The first day on which both hold. */
  readonly day: Day;
  readonly amount: string;
  readonly otherAmount: string;
};

/**
 * Caps that share a key share what the year has used, so their amounts must be one amount: otherwise
 * the room would depend on which bill came last. No document alone can show it.
 */
export function findDisagreements(policies: readonly Policy[]): Disagreement[] {
  const visits = policies
    .filter((policy): policy is VisitPolicy => 'caps' in policy)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return visits.flatMap((policy, index) =>
    visits
      .slice(index + 1)
      .filter((other) => holdTogether(policy, other, policies))
      .flatMap((other) => capsThatDiffer(policy, other)),
  );
}

export function disagreementProblem(found: Disagreement): Problem {
  const { index, ...facts } = found;
  return problem('policy.caps_disagree', `caps[${index}]`, facts);
}

function holdTogether(a: VisitPolicy, b: VisitPolicy, all: readonly Policy[]): boolean {
  return (
    a.area === b.area &&
    a.scheme === b.scheme &&
    a.benefit !== b.benefit &&
    overlap(periodOf(a, all), periodOf(b, all))
  );
}

function capsThatDiffer(policy: VisitPolicy, other: VisitPolicy): Disagreement[] {
  return policy.caps.flatMap((cap, index) => {
    const twin = other.caps.find(({ key }) => key === cap.key);
    const found = twin && difference(cap, twin);
    if (!found) return [];
    const day = policy.from > other.from ? policy.from : other.from;
    return [{ id: policy.id, index, other: other.id, key: cap.key, day, ...found }];
  });
}

function difference(cap: Cap, twin: Cap) {
  const rows = [...cap.rows, ...twin.rows];
  // Each by itself may be checked case by case, and both together be too many.
  if (countCases(rows) * rows.length > TRIALS_MAX) return { amount: '?', otherAmount: '?' };
  const found = findDifference(cap.rows, twin.rows);
  if (!found) return null;
  return {
    amount: found.a === null ? '-' : formatYuan(found.a),
    otherAmount: found.b === null ? '-' : formatYuan(found.b),
  };
}
