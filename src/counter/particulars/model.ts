import type { Day } from '../../kernel/days.ts';
import type { FormAccount } from '../matters/index.ts';

export const CHANGED_FIELDS = ['name', 'id-number', 'phone', 'address', 'account'] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** Where a person lives: county and township decide which office is his. */
export type Address = {
  readonly county: string;
  readonly township: string | null;
  readonly text: string;
};

/** What is known of a person today. */
export type Particulars = {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly account: FormAccount | null;
};

/** Address and account are JSON in `before` and `after`; null: nothing was known. */
export type Change = {
  readonly field: ChangedField;
  readonly before: string | null;
  readonly after: string;
};

export type RecordedChange = Change & {
  readonly case: string;
  /** The case's number. */
  readonly number: string;
  readonly changedAt: string;
  readonly on: Day;
};
