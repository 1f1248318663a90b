import type { Day } from '../../../kernel/days.ts';
import { decideGate, type GateFacts, prevailingCoverage } from '../../../money/benefit/index.ts';
import type { PolicySet, Scheme, VisitKind } from '../../../rules/policy/index.ts';

export type FundFacts = Pick<
  GateFacts,
  | ('coverages' | 'recognitions' | 'kind' | 'disease' | 'contracted' | 'emergency')
  | ('purchase' | 'designated')
> & {
  readonly day: Day;
  readonly scheme: Scheme;
  readonly groups: readonly string[];
  readonly hasAccount: boolean;
  /** The law of the scheme on the day; null: there is none. */
  readonly policies: PolicySet | null;
};

/** `reason` is null where the fund would pay. */
export type FundAnswer = {
  readonly fund: 'pool' | 'largeAmount' | 'seriousDisease' | 'medicalAid' | 'ownAccount';
  readonly reason: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

/** Which funds would take part in a visit of this kind on the day, and what stands against it. */
export function decideFunds(facts: FundFacts): readonly FundAnswer[] {
  const coverage = prevailingCoverage(facts.coverages, facts.day);
  const period = { startsOn: coverage?.startsOn ?? facts.day, endsOn: coverage?.endsOn ?? null };
  const gate = gateOf(facts);
  const answers: FundAnswer[] = [{ fund: 'pool', reason: gate, ...period }];
  const { policies, kind } = facts;
  if (policies?.largeAmount && follows(policies.largeAmount.visits ?? INPATIENT_CAP, kind)) {
    answers.push({ fund: 'largeAmount', reason: gate, ...period });
  }
  if (policies?.seriousDisease && follows(policies.seriousDisease.counts.visits, kind)) {
    answers.push({ fund: 'seriousDisease', reason: gate, ...period });
  }
  const aided = policies?.medicalAid?.purses.filter(({ visits }) => follows(visits, kind)) ?? [];
  if (aided.length > 0) {
    const member = aided.some((purse) =>
      purse.classes.some(({ group }) => facts.groups.includes(group)),
    );
    answers.push({
      fund: 'medicalAid',
      reason: gate ?? (member ? null : 'not-in-group'),
      ...period,
    });
  }
  // The own account is the person's money: it pays also while the insurance is in arrears.
  if (facts.hasAccount) answers.push({ fund: 'ownAccount', reason: null, ...period });
  return answers;
}

/** What large-amount insurance follows where its document does not say. */
const INPATIENT_CAP: readonly VisitKind[] = ['inpatient', 'special'];

function follows(visits: readonly VisitKind[], kind: VisitKind): boolean {
  return visits.includes(kind);
}

function gateOf(facts: FundFacts): string | null {
  const { policies, kind, scheme } = facts;
  if (!policies) return 'benefit-not-offered';
  const { gate } = decideGate({
    ...facts,
    claimed: scheme,
    otherPayer: null,
    general: policies.general,
    places: kind === 'disease-quota' ? undefined : policies.visits[kind],
  });
  if (gate) return gate;
  const offered = kind === 'disease-quota' ? policies.quota : policies.visits[kind];
  return offered ? null : 'benefit-not-offered';
}
