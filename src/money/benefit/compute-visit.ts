import { type Money, minus, type Rate, ZERO } from '../../kernel/money.ts';
import type { VisitPolicy } from '../../rules/policy/index.ts';
import { applyCaps } from './apply-caps.ts';
import { applyDeductible, joinedStay } from './apply-deductible.ts';
import { applyOutOfArea } from './apply-out-of-area.ts';
import { applyRates } from './apply-rates.ts';
import { type CitedPart, layerShare } from './band-parts.ts';
import { totalOf } from './totals.ts';
import { plainStep, type Working } from './trace.ts';

/** What basic insurance leaves for the layers above it. */
export type PoolShare = {
  readonly outOfAreaSelfPay: Money;
  readonly deductible: Money;
  readonly rate: Rate | null;
  readonly parts: readonly CitedPart[];
  readonly pool: Money;
  readonly overCap: Money;
  /** The person's in-scope part so far. */
  readonly own: Money;
  readonly hospitalResult: Money;
};

// Counted in stays, not fen: the nth of the year may have a lower deductible.
const ONE_ADMISSION = 1n as Money;

/** Inpatient, outpatient, chronic, special and 两病: out-of-area, deductible, rates, caps. */
export function computeVisit(working: Working, policy: VisitPolicy): PoolShare {
  const { input, policies, steps, added } = working;
  const { bill, visit } = input;
  const outOfArea = applyOutOfArea(working, policy);
  const cost = minus(bill.inScope, outOfArea.selfPay);
  const deductible = applyDeductible(working, policy, cost);
  const covered = minus(cost, deductible);
  const { parts, rate } = applyRates(working, { policy, cost: covered, outOfArea });

  const uncapped = layerShare(parts, policies.general.rounding);
  const pool = applyCaps(working, policy, uncapped);
  steps.push(plainStep('pool', covered, pool));
  const later = visit.continued || joinedStay(working, policy) !== null;
  if (visit.kind === 'inpatient' && countsAsAdmission(input, later)) {
    added.admissions = ONE_ADMISSION;
  }
  return {
    outOfAreaSelfPay: outOfArea.selfPay,
    deductible,
    rate,
    parts,
    pool,
    overCap: minus(uncapped, pool),
    own: minus(cost, pool),
    hospitalResult: ZERO,
  };
}

/**
 * A year counts a stay once. A later part of a stay, here or in the next hospital, finds it counted,
 * unless the stay was cut at the year: then the new year's totals are still empty and this part is the
 * first of it.
 */
function countsAsAdmission({ before }: Working['input'], later: boolean): boolean {
  return !later || totalOf(before, 'admissions') === ZERO;
}
