import {
  type Money,
  max,
  min,
  minus,
  plus,
  type Rate,
  remaining,
  share,
  shareBeyond,
  ZERO,
} from '../../kernel/money.ts';
import type { LargeAmountPolicy, VisitKind } from '../../rules/policy/index.ts';
import { bandParts, layerShare } from './band-parts.ts';
import type { PoolShare } from './compute-visit.ts';
import { totalOf } from './totals.ts';
import { citedStep, type Working } from './trace.ts';

const UNDER_THE_INPATIENT_CAP: readonly VisitKind[] = ['inpatient', 'special'];
const NO_RATE = 0n as Rate;

/** 职工大额医疗费用补助, in one of the three forms that areas use. */
export function computeLargeAmount(working: Working, visit: PoolShare): Money {
  const policy = working.policies.largeAmount;
  if (!policy) return ZERO;
  const visits = policy.visits ?? UNDER_THE_INPATIENT_CAP;
  if (!visits.includes(working.input.visit.kind)) return ZERO;

  const { base, due } = dueOf(working, policy, visit);
  const room =
    policy.cap === null ? due : remaining(policy.cap, totalOf(working.input.before, 'large.paid'));
  const paid = min(due, room);
  if (paid > ZERO) working.added['large.paid'] = paid;
  if (due > ZERO) {
    working.steps.push(
      citedStep(
        'large-amount',
        { base, rate: policy.rate, result: paid },
        { document: policy.benefit, clause: 'mode', source: policy.source, note: policy.mode },
      ),
    );
  }
  return paid;
}

type Due = { readonly base: Money; readonly due: Money };

function dueOf(working: Working, policy: LargeAmountPolicy, visit: PoolShare): Due {
  switch (policy.mode) {
    case 'pool-over-cap':
      return {
        base: visit.overCap,
        due: share(visit.overCap, policy.rate ?? NO_RATE, working.policies.general.rounding.mode),
      };
    case 'cost-over-cap':
      return { base: visit.overCap, due: costOverCap(working, policy, visit) };
    case 'bands':
      return overBands(working, policy, visit);
    default:
      return policy.mode satisfies never;
  }
}

/** Of a scale, the cap cuts the last bands off; the band that it cuts through is taken in part. */
function costOverCap(working: Working, policy: LargeAmountPolicy, visit: PoolShare): Money {
  if (visit.overCap === ZERO) return ZERO;
  const { mode } = working.policies.general.rounding;
  let below = ZERO;
  for (const part of visit.parts) {
    const next = plus(below, share(part.base, part.rate, mode));
    if (next > visit.pool) {
      const beyond = sumFrom(visit.parts, part);
      const rates = { first: part.rate, second: policy.rate ?? NO_RATE };
      return shareBeyond(beyond, minus(visit.pool, below), rates, mode);
    }
    below = next;
  }
  return ZERO;
}

function sumFrom(parts: PoolShare['parts'], first: PoolShare['parts'][number]): Money {
  let total = ZERO;
  for (const part of parts.slice(parts.indexOf(first))) total = plus(total, part.base);
  return total;
}

/** Cumulative: pays R(f(after)) − R(f(before)) on the year's in-scope own part. */
function overBands(working: Working, policy: LargeAmountPolicy, visit: PoolShare): Due {
  const before = totalOf(working.input.before, 'large.base');
  const after = plus(before, visit.own);
  if (visit.own > ZERO) working.added['large.base'] = visit.own;
  const paidOn = (base: Money): Money => {
    const excess = { from: ZERO, to: remaining(base, policy.deductible ?? ZERO) };
    const parts = bandParts(policy.bands, excess, NO_RATE);
    return layerShare(parts, working.policies.general.rounding);
  };
  return { base: after, due: max(minus(paidOn(after), paidOn(before)), ZERO) };
}
