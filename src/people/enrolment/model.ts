import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';
import type { Scheme } from '../../rules/policy/index.ts';

export type Sex = 'male' | 'female';

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: Day;
  /** Six digits. */
  readonly county: string;
  readonly household: string;
};

/** With the number opened, which is read by whoever has to say or compare it and by nobody else. */
export type IdentifiedPerson = Person & {
  /** 公民身份号码, 18 places. */
  readonly idNumber: string;
};

/** covered: premiums paid; waiting: 等待期; arrears: 欠费. */
export type Standing = 'covered' | 'waiting' | 'arrears';

/** Insured under a scheme for a time. Being insured is always a dated period, never a flag. */
export type Coverage = Period & {
  readonly personId: PersonId;
  readonly scheme: Scheme;
  readonly standing: Standing;
  readonly retired: boolean;
};
