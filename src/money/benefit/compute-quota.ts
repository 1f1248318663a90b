import { type Money, min, minus, plus, share, ZERO } from '../../kernel/money.ts';
import type { QuotaPolicy } from '../../rules/policy/index.ts';
import type { PoolShare } from './compute-visit.ts';
import { indexOfRow } from './select-row.ts';
import { citedStep, plainStep, type Working } from './trace.ts';

/** Whether the document has a quota for this visit; without one the benefit is not offered. */
export function quotaRowOf({ facts }: Pick<Working, 'facts'>, policy: QuotaPolicy): number {
  return indexOfRow(policy.rows, facts, false);
}

/**
 * 按病种定额. The hospital gets the quota whatever the stay cost: it keeps a surplus and bears an
 * overrun. The person pays a share of the smaller of quota and cost, for all items of the bill.
 */
export function computeQuota(working: Working, policy: QuotaPolicy): PoolShare {
  const index = quotaRowOf(working, policy);
  const row = policy.rows[index];
  const quota = row?.quota ?? ZERO;
  const { total } = working.input.bill;
  const base = min(quota, total);
  const rounding = working.policies.general.rounding.mode;
  const own: Money = row ? share(base, row.personRate, rounding) : ZERO;
  const pool = minus(quota, own);
  const hospitalResult = minus(plus(pool, own), total);
  working.steps.push(
    citedStep(
      'quota-person',
      { base, rate: row?.personRate ?? null, result: own },
      { document: policy.benefit, clause: `rows[${index}]`, source: row?.source ?? '' },
    ),
    plainStep('pool', quota, pool),
    plainStep('quota-hospital', total, hospitalResult),
  );
  return {
    outOfAreaSelfPay: ZERO,
    deductible: ZERO,
    rate: null,
    parts: [],
    pool,
    overCap: ZERO,
    own,
    hospitalResult,
  };
}
