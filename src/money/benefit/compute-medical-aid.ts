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
import type { GeneralPolicy, MedicalAidPolicy } from '../../rules/policy/index.ts';
import { bandParts, layerShare } from './band-parts.ts';
import {
  computeExtraAid,
  explainUnreferred,
  extraAidOf,
  isUnreferred,
} from './compute-extra-aid.ts';
import { totalOf } from './totals.ts';
import { citedStep, plainStep, type Working } from './trace.ts';

type AidPurse = MedicalAidPolicy['purses'][number];
type AidClass = AidPurse['classes'][number];

export type AidShare = {
  /** Null where no class of the person fits, or the care is none that is aided. */
  readonly base: Money | null;
  readonly paid: Money;
};

type Offer = { readonly row: number; readonly due: Money; readonly paid: Money };

const NO_AID: AidShare = { base: null, paid: ZERO };

/** 医疗救助 on the in-scope part that both insurances left, deductibles included. */
export function computeMedicalAid(working: Working, own: Money): AidShare {
  const policy = working.policies.medicalAid;
  if (!policy) return NO_AID;
  const { groups } = working.input.patient;
  const { kind } = working.input.visit;
  const index = policy.purses.findIndex(({ visits }) => visits.includes(kind));
  const purse = policy.purses[index];
  const known = purse?.classes.some(({ group }) => groups.includes(group)) ? purse : null;
  const extra = extraAidOf(policy, { groups, kind });
  if (!known && !extra) return NO_AID;
  const { outOfArea } = policy;
  if (outOfArea && isUnreferred(working, outOfArea.filings)) {
    explainUnreferred(working, own, { clause: 'outOfArea', source: outOfArea.source });
    return NO_AID;
  }
  const paid = known ? payFromPurse(working, { purse: known, index }, own) : ZERO;
  const more = extra ? computeExtraAid(working, extra, minus(own, paid)) : ZERO;
  return { base: own, paid: plus(paid, more) };
}

function payFromPurse(
  working: Working,
  { purse, index }: { purse: AidPurse; index: number },
  own: Money,
): Money {
  const { added } = working;
  const offer = bestOffer(working, purse, own);
  if (!offer) return ZERO;
  const keys = keysOf(purse);
  if (own > ZERO && purse.per !== 'settlement') added[keys.base] = own;
  if (offer.paid > ZERO) added[keys.paid] = offer.paid;
  explain(working, { purse, index, offer, own });
  return offer.paid;
}

type Keys = { readonly base: string; readonly paid: string };

/** Composing a key costs more than the arithmetic on what it holds, so a document's are kept. */
const KEYS = new WeakMap<AidPurse, Keys>();

function keysOf(purse: AidPurse): Keys {
  const known = KEYS.get(purse);
  if (known) return known;
  const keys = { base: `aid.${purse.key}.base`, paid: `aid.${purse.key}.paid` };
  KEYS.set(purse, keys);
  return keys;
}

/** Of several identities the one that pays most, never two; the higher in rank on a tie. */
function bestOffer(working: Working, purse: AidPurse, own: Money): Offer | null {
  let best: Offer | null = null;
  for (let row = 0; row < purse.classes.length; row += 1) {
    const aid = purse.classes[row];
    if (!aid || !working.input.patient.groups.includes(aid.group)) continue;
    const offer = offerOf(working, { purse, aid, row, own });
    if (!best || offer.paid > best.paid) best = offer;
  }
  return best;
}

function offerOf(
  { input, policies }: Working,
  { purse, aid, row, own }: { purse: AidPurse; aid: AidClass; row: number; own: Money },
): Offer {
  const { mode } = policies.general.rounding;
  const keys = keysOf(purse);
  const before = purse.per === 'settlement' ? ZERO : totalOf(input.before, keys.base);
  const earlier = share(remaining(before, aid.deductible), aid.rate, mode);
  const whole = share(remaining(plus(before, own), aid.deductible), aid.rate, mode);
  const due = max(minus(whole, earlier), ZERO);
  const paidBefore = totalOf(input.before, keys.paid);
  const room = aid.cap === null ? due : remaining(aid.cap, paidBefore);
  return { row, due, paid: min(due, room) };
}

function explain(
  { steps, policies }: Working,
  { purse, index, offer, own }: { purse: AidPurse; index: number; offer: Offer; own: Money },
): void {
  const aid = purse.classes[offer.row];
  if (!aid) return;
  const clause = {
    document: policies.medicalAid?.benefit ?? '',
    clause: `purses[${index}].classes[${offer.row}]`,
    source: aid.source,
    note: aid.group,
  };
  steps.push(plainStep('aid-base', own, own));
  if (offer.paid < offer.due) {
    steps.push(citedStep('aid-cap', { base: offer.due, rate: null, result: offer.paid }, clause));
  }
  steps.push(citedStep('medical-aid', { base: own, rate: aid.rate, result: offer.paid }, clause));
}

/** 因病致贫 and the like: once a year, on application, a sliding scale over last year's own part. */
export function medicalAidOfYear(
  yearly: NonNullable<MedicalAidPolicy['yearly']>,
  base: Money,
  rounding: GeneralPolicy['rounding'],
): { readonly uncapped: Money; readonly pays: Money } {
  const parts = bandParts(yearly.bands, { from: ZERO, to: base }, 0n as Rate);
  const uncapped = layerShare(parts, rounding);
  return { uncapped, pays: yearly.cap === null ? uncapped : min(uncapped, yearly.cap) };
}
