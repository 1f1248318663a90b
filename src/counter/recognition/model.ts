import type { Day } from '../../kernel/days.ts';
import type { DischargeDiagnosis } from '../../money/encounter/index.ts';
import type { Settlements } from '../../money/settlement/index.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { Recognition } from '../../people/groups/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { PolicySet, PolicyShelf, RecognisedKind } from '../../rules/policy/index.ts';

export type RecognitionWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
};

/** What a form says. */
export type AskedRecognition = {
  readonly kind: RecognisedKind;
  readonly disease: string;
  /** Null: from the decision on. */
  readonly startsOn: Day | null;
};

/** What a decision about a recognition goes by. */
export type RecognitionFacts = {
  readonly today: Day;
  readonly coverage: readonly Coverage[];
  /** Of the person, of all times. */
  readonly recognitions: readonly Recognition[];
  /** Of the scheme of today; null: not insured, or no documents. */
  readonly policies: PolicySet | null;
  readonly diagnoses: readonly DischargeDiagnosis[];
};
