import { type Money, minus, ZERO } from '../../../kernel/money.ts';
import {
  type Filing,
  LEVELS,
  type ProviderLevel,
  type VisitKind,
} from '../../../rules/policy/index.ts';
import { type Benefit, computeBenefit, decideGate, type GateReason } from '../../benefit/index.ts';
import type { Position } from './find-position.ts';

/** A bill that nobody has yet. */
export type BillAsked = {
  readonly kind: VisitKind;
  readonly amount: Money;
  /** What no insurance pays, as far as it is known; at most the amount. */
  readonly selfPaid: Money;
  readonly disease: string | null;
  readonly outOfArea: boolean;
  readonly filing: Filing;
};

export type Estimate = {
  readonly level: ProviderLevel;
  readonly gate: GateReason | null;
  readonly benefit: Benefit;
};

/**
 * The same bill at every level of hospital, on the person's own totals: where one goes decides what one bears. Accounts
 * are left out, since they pay what the person bears and do not lower it.
 */
export function estimateBill(position: Position, asked: BillAsked): Estimate[] {
  const gate = gateOf(position, asked);
  return LEVELS.map((level) => ({
    ...{ level, gate },
    benefit: computeBenefit(
      {
        ...{ gate, patient: position.patient, before: position.totals },
        bill: {
          ...{ total: asked.amount, fullSelfPay: asked.selfPaid, overCeiling: ZERO },
          ...{ priorSelfPay: ZERO, inScope: minus(asked.amount, asked.selfPaid), procured: ZERO },
        },
        visit: {
          ...{ kind: asked.kind, level, disease: asked.disease, outOfArea: asked.outOfArea },
          ...{ filing: asked.filing, referral: 'none', chainDeductible: ZERO, continued: false },
        },
        ...{ ownAccount: null, mutualAid: [] },
      },
      position.policies,
    ),
  }));
}

/** At a hospital with a contract that he chose where he has to: what stands against it lies with the person. */
function gateOf(
  { today, coverages, recognitions, policies }: Position,
  { kind, disease, filing }: BillAsked,
): GateReason | null {
  return decideGate({
    ...{ coverages, day: today, claimed: null, kind, disease, recognitions },
    ...{ contracted: true, emergency: filing === 'emergency', otherPayer: null, designated: true },
    general: policies.general,
    places: kind === 'disease-quota' ? undefined : policies.visits[kind],
  }).gate;
}
