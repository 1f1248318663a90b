import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Settlements, TryRecomputeDeps } from '../../money/settlement/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';

export type RunId = Id<'tilt-run'>;

export type Run = {
  readonly id: RunId;
  readonly from: Day;
  readonly until: Day;
  readonly state: 'running' | 'done';
  readonly reached: string;
  readonly persons: number;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly finishedAt: string | null;
};

/**
 * `missed`: settled without an identity that holds by the records of today. `follows`: settled with the right one, but after
 * a missed one of the same year, on whose totals it rests.
 */
export const FINDING_KINDS = ['missed', 'follows'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export type Finding = {
  readonly settlement: SettlementId;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly scheme: Scheme;
  readonly benefitYear: number;
  readonly benefitDay: Day;
  readonly kind: FindingKind;
  readonly groupsThen: readonly string[];
  readonly groupsNow: readonly string[];
  /** What the person was not spared. Negative where an earlier tilt leaves less to a later settlement. */
  readonly cash: Money;
  readonly funds: Money;
  readonly policySet: string;
};

export type TiltDeps = TryRecomputeDeps & { readonly settlements: Pick<Settlements, 'recompute'> };

export const WORK_TILT = 'work-tilt';
