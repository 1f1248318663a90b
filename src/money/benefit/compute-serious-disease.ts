import {
  type Money,
  max,
  min,
  minus,
  plus,
  type Rate,
  remaining,
  share,
  ZERO,
} from '../../kernel/money.ts';
import type { GeneralPolicy, SeriousDiseasePolicy } from '../../rules/policy/index.ts';
import { bandParts, type CitedPart, layerShare } from './band-parts.ts';
import type { PoolShare } from './compute-visit.ts';
import { totalOf } from './totals.ts';
import { citedStep, plainStep, type Working } from './trace.ts';

export type SeriousShare = {
  /** Null where the visit does not count to the base. */
  readonly baseAdded: Money | null;
  readonly paid: Money;
};

/** The document's figures for one person: with the tilt of a special group, and with incentives. */
export type SeriousTerms = {
  readonly deductible: Money;
  readonly raise: Rate;
  /** Null: no annual cap. */
  readonly cap: Money | null;
  readonly tilted: boolean;
};

const NO_RAISE = 0n as Rate;
const NOT_COUNTED: SeriousShare = { baseAdded: null, paid: ZERO };

/** 大病保险 on the year's accumulated in-scope own part. */
export function computeSeriousDisease(
  working: Working,
  visit: PoolShare,
  largeAmount: Money,
): SeriousShare {
  const { input, policies } = working;
  const policy = policies.seriousDisease;
  if (!policy?.counts.visits.includes(input.visit.kind)) return NOT_COUNTED;

  const baseAdded = baseOf(working, policy, { visit, largeAmount });
  if (baseAdded > ZERO) working.added['serious.base'] = baseAdded;
  const before = totalOf(input.before, 'serious.base');
  const after = plus(before, baseAdded);
  const yearly = policy.mode === 'yearly';
  working.steps.push(
    citedStep(
      'serious-base',
      { base: baseAdded, rate: null, result: after },
      {
        document: policy.benefit,
        clause: 'includes',
        source: policy.includes.source,
        note: yearly ? 'yearly' : '',
      },
    ),
  );
  if (yearly) return { baseAdded, paid: ZERO };
  return { baseAdded, paid: payIncrease(working, policy, { before, after }) };
}

/** What enters the base: deductible and copayment, and as the document says the parts around them. */
function baseOf(
  { input }: Working,
  { includes }: SeriousDiseasePolicy,
  { visit, largeAmount }: { visit: PoolShare; largeAmount: Money },
): Money {
  const own = minus(visit.own, largeAmount);
  // Large-amount insurance pays the part over the cap first, so only its remainder is left out.
  const within = includes.overCap
    ? own
    : minus(own, min(own, remaining(visit.overCap, largeAmount)));
  const before = includes.priorSelfPay ? input.bill.priorSelfPay : ZERO;
  const outside = includes.outOfAreaSelfPay ? visit.outOfAreaSelfPay : ZERO;
  return plus(within, plus(before, outside));
}

function payIncrease(
  working: Working,
  policy: SeriousDiseasePolicy,
  { before, after }: { before: Money; after: Money },
): Money {
  const { input, policies, steps, added } = working;
  const terms = seriousTermsOf(policy, input.patient);
  const parts = seriousPartsOf(policy, terms, after);
  if (parts.length === 0) {
    steps.push(deductibleStep(policy, terms, after));
    return ZERO;
  }
  const rounding = policies.general.rounding;
  // The group of today counts for both ends: a change in mid-year acts on what comes after it.
  const earlier = layerShare(seriousPartsOf(policy, terms, before), rounding);
  const due = max(minus(layerShare(parts, rounding), earlier), ZERO);
  const room =
    terms.cap === null ? due : remaining(terms.cap, totalOf(input.before, 'serious.paid'));
  const paid = min(due, room);
  if (paid > ZERO) added['serious.paid'] = paid;

  explainBands(working, { policy, terms, parts });
  if (earlier > ZERO) steps.push(plainStep('serious-before', before, earlier));
  if (paid < due) {
    const { source } = policy.cap;
    const clause = { document: policy.benefit, clause: 'cap', source };
    steps.push(citedStep('serious-cap', { base: due, rate: null, result: paid }, clause));
  }
  steps.push(plainStep('serious-disease', after, paid));
  return paid;
}

function explainBands(
  { policies, steps }: Working,
  {
    policy,
    terms,
    parts,
  }: {
    policy: SeriousDiseasePolicy;
    terms: SeriousTerms;
    parts: readonly CitedPart[];
  },
): void {
  const note = terms.tilted ? 'tilt' : '';
  for (const { base, rate, row } of parts) {
    const source = policy.bands[row]?.source ?? '';
    const result = share(base, rate, policies.general.rounding.mode);
    const clause = { document: policy.benefit, clause: `bands[${row}]`, source, note };
    steps.push(citedStep('serious-band', { base, rate, result }, clause));
  }
}

function deductibleStep(policy: SeriousDiseasePolicy, terms: SeriousTerms, after: Money) {
  return citedStep(
    'serious-disease',
    { base: after, rate: null, result: ZERO },
    {
      document: policy.benefit,
      clause: terms.tilted ? 'tilt' : 'deductible',
      source: (terms.tilted ? policy.tilt?.source : policy.deductible.source) ?? '',
      note: 'below-deductible',
    },
  );
}

export function seriousTermsOf(
  { tilt, deductible, cap }: SeriousDiseasePolicy,
  {
    groups,
    seriousCapBonus,
  }: { readonly groups: readonly string[]; readonly seriousCapBonus: Money },
): SeriousTerms {
  const tilted = tilt?.groups.some((group) => groups.includes(group)) ? tilt : null;
  const raised = cap.amount === null ? null : plus(cap.amount, seriousCapBonus);
  return {
    deductible: tilted ? share(deductible.amount, tilted.deductibleFactor) : deductible.amount,
    raise: tilted ? tilted.addPoints : NO_RAISE,
    cap: tilted?.uncapped ? null : raised,
    tilted: tilted !== null,
  };
}

function seriousPartsOf(
  { basis, bands }: SeriousDiseasePolicy,
  { deductible, raise }: SeriousTerms,
  base: Money,
): readonly CitedPart[] {
  if (basis.is === 'absolute') return bandParts(bands, { from: deductible, to: base }, raise);
  return bandParts(bands, { from: ZERO, to: remaining(base, deductible) }, raise);
}

/** What a whole year's base pays: for tables, and for areas that settle once after the year. */
export function seriousDiseaseOfYear(
  policy: SeriousDiseasePolicy,
  base: Money,
  person: {
    readonly groups: readonly string[];
    readonly seriousCapBonus: Money;
    readonly rounding: GeneralPolicy['rounding'];
  },
): { readonly uncapped: Money; readonly pays: Money } {
  const terms = seriousTermsOf(policy, person);
  const uncapped = layerShare(seriousPartsOf(policy, terms, base), person.rounding);
  return { uncapped, pays: terms.cap === null ? uncapped : min(uncapped, terms.cap) };
}
