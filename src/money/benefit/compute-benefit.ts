import { type Money, minus, plus, remaining, ZERO } from '../../kernel/money.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import { checkBenefit, checkBill, sumOfPayers } from './check-benefit.ts';
import { computeLargeAmount } from './compute-large-amount.ts';
import { computeMedicalAid } from './compute-medical-aid.ts';
import { computeQuota, quotaRowOf } from './compute-quota.ts';
import { computeSeriousDisease } from './compute-serious-disease.ts';
import { computeVisit, type PoolShare } from './compute-visit.ts';
import type { Benefit, BenefitInput, GateReason, Step } from './model.ts';
import { payPersonal } from './pay-personal.ts';
import type { RowFacts } from './select-row.ts';
import { notedStep, plainStep, type Working } from './trace.ts';

/**
 * Splits a bill between the funds, the person's and relatives' accounts, and cash, and says why.
 *
 * Pure: the same input under the same documents gives the same fen for ever, so that a settlement can
 * be checked and explained years later from what it pinned.
 */
export function computeBenefit(input: BenefitInput, policies: PolicySet): Benefit {
  checkBill(input.bill);
  const working: Working = { input, policies, facts: factsOf(input), steps: [], added: {} };
  explainBill(working);
  const gate = input.gate ?? missingBenefit(working);
  const layers = gate === null ? computeLayers(working) : shut(working, gate);
  const { visit, largeAmount, serious, aid } = layers;

  const fund = plus(plus(visit.pool, largeAmount), plus(serious.paid, aid.paid));
  const personal = minus(plus(input.bill.total, visit.hospitalResult), fund);
  working.steps.push(plainStep('personal', input.bill.total, personal));
  const benefit: Benefit = {
    bill: input.bill,
    outOfAreaSelfPay: visit.outOfAreaSelfPay,
    deductible: visit.deductible,
    rate: visit.rate,
    pool: visit.pool,
    overCap: visit.overCap,
    largeAmount,
    seriousBaseAdded: serious.baseAdded,
    seriousDisease: serious.paid,
    aidBase: aid.base,
    medicalAid: aid.paid,
    fund,
    personal,
    ...payPersonal(working, personal, gate),
    hospitalResult: visit.hospitalResult,
    added: working.added,
    steps: working.steps,
  };
  checkBenefit(benefit, aid.base ?? ZERO);
  working.steps.push(plainStep('identity', input.bill.total, sumOfPayers(benefit)));
  return benefit;
}

type Layers = {
  readonly visit: PoolShare;
  readonly largeAmount: Money;
  readonly serious: { readonly baseAdded: Money | null; readonly paid: Money };
  readonly aid: { readonly base: Money | null; readonly paid: Money };
};

const NOTHING_PAID: Layers = {
  visit: {
    outOfAreaSelfPay: ZERO,
    deductible: ZERO,
    rate: null,
    parts: [],
    pool: ZERO,
    overCap: ZERO,
    own: ZERO,
    hospitalResult: ZERO,
  },
  largeAmount: ZERO,
  serious: { baseAdded: null, paid: ZERO },
  aid: { base: null, paid: ZERO },
};

/** Insurances before aid, each on what the one before it left. */
function computeLayers(working: Working): Layers {
  const visit = computePool(working);
  const largeAmount = computeLargeAmount(working, visit);
  const serious = computeSeriousDisease(working, visit, largeAmount);
  // Serious-disease insurance may also have paid for prior self-pay, which aid does not look at.
  const left = remaining(minus(visit.own, largeAmount), serious.paid);
  const aid = computeMedicalAid(working, left);
  return { visit, largeAmount, serious, aid };
}

function computePool(working: Working): PoolShare {
  const { visits, quota } = working.policies;
  const { kind } = working.input.visit;
  if (kind === 'disease-quota') return quota ? computeQuota(working, quota) : NOTHING_PAID.visit;
  const policy = visits[kind];
  return policy ? computeVisit(working, policy) : NOTHING_PAID.visit;
}

/** A gate ends the fund part; the bill is recorded all the same and adds to no total. */
function shut({ input, steps }: Working, gate: GateReason): Layers {
  steps.push({ ...notedStep('gate', input.bill.total, gate), result: ZERO });
  return NOTHING_PAID;
}

function missingBenefit(working: Working): GateReason | null {
  const { visits, quota } = working.policies;
  const { kind } = working.input.visit;
  const offered =
    kind === 'disease-quota'
      ? quota !== null && quotaRowOf(working, quota) >= 0
      : visits[kind] !== undefined;
  return offered ? null : 'benefit-not-offered';
}

function explainBill({ input, steps }: Working): void {
  const { total, fullSelfPay, unapproved = ZERO, overCeiling, priorSelfPay, inScope } = input.bill;
  steps.push(plainStep('total', total, total));
  const parts: readonly [Step['rule'], Money][] = [
    ['full-self-pay', fullSelfPay],
    ['unapproved', unapproved],
    ['over-ceiling', overCeiling],
    ['prior-self-pay', priorSelfPay],
  ];
  for (const [rule, amount] of parts) if (amount > ZERO) steps.push(plainStep(rule, total, amount));
  steps.push(plainStep('in-scope', total, inScope));
}

function factsOf({ patient, visit }: BenefitInput): RowFacts {
  return {
    level: visit.level,
    retired: patient.retired,
    age: patient.age,
    groups: patient.groups,
    disease: visit.disease,
    filing: visit.filing,
  };
}
