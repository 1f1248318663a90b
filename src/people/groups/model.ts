import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';

/** Identity as a special group (特困, 低保, …) for a time. */
export type Membership = Period & {
  readonly personId: PersonId;
  readonly groupCode: string;
  /** Later than `startsOn` when the identity was recognised late (认定追溯). */
  readonly decidedOn: Day;
};

export const RECOGNITION_KINDS = ['chronic', 'special', 'two-diseases'] as const;
export type RecognitionKind = (typeof RECOGNITION_KINDS)[number];

/** A disease recognised for outpatient benefits (慢性病, 特殊病, 两病). */
export type Recognition = Period & {
  readonly personId: PersonId;
  readonly kind: RecognitionKind;
  readonly disease: string;
};
