import { type Money, max, min, minus, plus, remaining, share, ZERO } from '../../kernel/money.ts';
import {
  type ExtraAid,
  type Filing,
  type MedicalAidPolicy,
  PROPER_FILINGS,
  type VisitKind,
} from '../../rules/policy/index.ts';
import { totalOf } from './totals.ts';
import { citedStep, type Working } from './trace.ts';

const BASE = 'aid.extra.base';
const PAID = 'aid.extra.paid';

/** The document's extra aid, where it is for this person and visit. */
export function extraAidOf(
  { extra }: MedicalAidPolicy,
  { groups, kind }: { readonly groups: readonly string[]; readonly kind: VisitKind },
): ExtraAid | null {
  if (!extra?.visits.includes(kind)) return null;
  return extra.groups.some((group) => groups.includes(group)) ? extra : null;
}

/**
 * 倾斜救助: cumulative over the year, on what aid has left of the in-scope own part. Care that it is not
 * for adds nothing to the year either.
 */
export function computeExtraAid(working: Working, extra: ExtraAid, left: Money): Money {
  const { input, policies, added, steps } = working;
  if (extra.properReferralOnly && isUnreferred(working, PROPER_FILINGS)) {
    explainUnreferred(working, left, { clause: 'extra', source: extra.source });
    return ZERO;
  }
  const { mode } = policies.general.rounding;
  const before = totalOf(input.before, BASE);
  const over = remaining(plus(before, left), extra.over);
  const overBefore = remaining(before, extra.over);
  const due = max(minus(share(over, extra.rate, mode), share(overBefore, extra.rate, mode)), ZERO);
  const paid =
    extra.cap === null ? due : min(due, remaining(extra.cap, totalOf(input.before, PAID)));
  if (left > ZERO) added[BASE] = left;
  if (paid > ZERO) added[PAID] = paid;

  const note = extra.groups.find((group) => input.patient.groups.includes(group)) ?? '';
  const clause = { document: 'medical-aid', clause: 'extra', source: extra.source, note };
  if (paid < due) {
    steps.push(citedStep('aid-cap', { base: due, rate: null, result: paid }, clause));
  }
  const base = minus(over, overBefore);
  steps.push(citedStep('extra-aid', { base, rate: extra.rate, result: paid }, clause));
  return paid;
}

/** Care outside the area that was not announced in one of these ways. */
export function isUnreferred({ input }: Working, filings: readonly Filing[]): boolean {
  return input.visit.outOfArea && !filings.includes(input.visit.filing);
}

/** Why nothing is paid: otherwise a missing step would look like a person without an identity. */
export function explainUnreferred(
  { input, steps }: Working,
  own: Money,
  { clause, source }: { readonly clause: string; readonly source: string },
): void {
  const note = input.visit.filing;
  steps.push(
    citedStep(
      'aid-not-referred',
      { base: own, rate: null, result: ZERO },
      { document: 'medical-aid', clause, source, note },
    ),
  );
}
