import type { Day } from '../../kernel/days.ts';
import { holdsOn } from '../../kernel/period.ts';
import type { GeneralPolicy, Scheme, VisitKind, VisitPolicy } from '../../rules/policy/index.ts';
import type { GateReason } from './model.ts';

/** A dated period of insurance, as enrolment keeps it. `endsOn` is the first day no longer covered. */
export type GateCoverage = {
  readonly scheme: Scheme;
  readonly standing: 'covered' | 'waiting' | 'arrears';
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

export type GateRecognition = {
  readonly kind: 'chronic' | 'special' | 'two-diseases';
  readonly disease: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

export type OtherPayer = 'third-party' | 'work-injury' | 'public-health' | 'overseas';

export type GateFacts = {
  readonly coverages: readonly GateCoverage[];
  /** The benefit day. */
  readonly day: Day;
  /** The scheme that the provider claims under; null when it leaves the choice to us. */
  readonly claimed: Scheme | null;
  readonly kind: VisitKind;
  readonly disease: string | null;
  readonly contracted: boolean;
  readonly emergency: boolean;
  readonly otherPayer: OtherPayer | null;
  readonly recognitions: readonly GateRecognition[];
  readonly general: Pick<GeneralPolicy, 'emergencyElsewhere' | 'twoDiseasesBesideChronic'>;
  /** Bought at a pharmacy, on a hospital's prescription or not; absent or null: care at a provider. */
  readonly purchase?: 'prescribed' | 'unprescribed' | null | undefined;
  /** Whether the person chose this provider for the day; absent: nobody asked. */
  readonly designated?: boolean | undefined;
  /** What the benefit's document says of places; absent: nothing. */
  readonly places?: Pick<VisitPolicy, 'pharmacy' | 'designated'> | undefined;
};

export type GateDecision = {
  /** The scheme to settle under; of a person insured nowhere, the one claimed. */
  readonly scheme: Scheme | null;
  readonly gate: GateReason | null;
};

/** The first reason counts, in the order of this function (policy facts 4.1, step 2). */
export function decideGate(facts: GateFacts): GateDecision {
  const coverage = prevailingCoverage(facts.coverages, facts.day);
  if (!coverage) return { scheme: facts.claimed, gate: 'not-insured' };
  return { scheme: coverage.scheme, gate: reasonOf(facts, coverage) };
}

/**
 * The one insurance that pays on a day. A covered period goes before one that waits or is in arrears,
 * and of two alike employee insurance prevails: nobody has two benefits.
 */
export function prevailingCoverage<Coverage extends GateCoverage>(
  coverages: readonly Coverage[],
  day: Day,
): Coverage | null {
  let best: Coverage | null = null;
  for (const coverage of coverages) {
    if (!holdsOn(coverage, day)) continue;
    if (!best || rankOf(coverage) > rankOf(best)) best = coverage;
  }
  return best;
}

function rankOf({ scheme, standing }: GateCoverage): number {
  return (standing === 'covered' ? 2 : 0) + (scheme === 'employee' ? 1 : 0);
}

function reasonOf(facts: GateFacts, coverage: GateCoverage): GateReason | null {
  if (coverage.standing !== 'covered') return coverage.standing;
  if (facts.otherPayer) return facts.otherPayer;
  const { emergencyElsewhere } = facts.general;
  const emergencyPaid = facts.emergency && emergencyElsewhere.is === 'paid';
  if (!facts.contracted && !emergencyPaid) return 'provider-not-contracted';
  if (facts.claimed && facts.claimed !== coverage.scheme) return 'wrong-scheme';
  return placeReason(facts) ?? diseaseReason(facts);
}

function placeReason({ purchase, places, designated, emergency }: GateFacts): GateReason | null {
  if (purchase) {
    if (!places?.pharmacy) return 'not-at-pharmacies';
    const unpaid = places.pharmacy.prescription === 'required' && purchase === 'unprescribed';
    if (unpaid) return 'prescription-missing';
  }
  const chosen = designated === true || emergency || places?.designated?.is !== 'required';
  return chosen ? null : 'not-designated';
}

function diseaseReason({
  kind,
  disease,
  day,
  recognitions,
  general,
}: GateFacts): GateReason | null {
  if (kind !== 'chronic' && kind !== 'special' && kind !== 'two-diseases') return null;
  const valid = recognitions.filter((recognition) => holdsOn(recognition, day));
  if (kind === 'two-diseases' && general.twoDiseasesBesideChronic.is === 'refused') {
    if (valid.some((recognition) => recognition.kind === 'chronic')) {
      return 'chronic-excludes-two-diseases';
    }
  }
  // 两病 is one benefit for both diseases; the others have figures of their own for each.
  const any = kind === 'two-diseases' && disease === null;
  const recognised = valid.some(
    (recognition) => recognition.kind === kind && (any || recognition.disease === disease),
  );
  return recognised ? null : 'disease-not-recognised';
}
