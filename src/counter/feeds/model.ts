import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Facts } from '../../kernel/rejection.ts';
import type { BankAccount, Part } from '../../money/person-payment/index.ts';
import type { Membership } from '../../people/groups/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import type { RowReason } from './errors.ts';

export type FeedId = Id<'feed'>;

export const FEED_KINDS = ['full', 'difference'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export const FEED_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/**
 * `checking`: lines are read and matched. `comparing`: what would change is decided. `checked`: somebody looks at it.
 * `acting`: it is done by thousands. `recomputing`: what was settled since is computed anew. `refused`: the file as a whole.
 */
export const FEED_STATES = [
  'refused',
  'checking',
  'comparing',
  'checked',
  'acting',
  'recomputing',
  'acted',
] as const;
export type FeedState = (typeof FEED_STATES)[number];

/**
 * `matched`: whose line it is was found, and it is not compared yet. `change`: it adds or ends something. `same`: it says
 * what is recorded. `conflict`: its days disagree with somebody else's record. `enrol`: nobody insured has the number.
 * `left`: somebody looked at it and left it.
 */
export const VERDICTS = [
  'matched',
  'change',
  'same',
  'conflict',
  'doubtful',
  'refused',
  'enrol',
  'left',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a second person has to look before it acts. */
export type Doubt = 'endings' | 'drop';

export type Feed = {
  readonly id: FeedId;
  readonly source: string;
  readonly kind: FeedKind;
  readonly asOf: Day;
  readonly name: string;
  readonly format: FeedFormat;
  readonly encoding: string;
  readonly fileHash: string;
  readonly bodyHash: string;
  readonly announced: number | null;
  readonly heading: readonly string[];
  readonly rows: number;
  readonly state: FeedState;
  readonly refusal: { readonly code: string; readonly facts: Facts } | null;
  readonly reached: string;
  readonly done: number;
  readonly total: number;
  readonly doubt: Doubt | null;
  readonly broughtBy: string;
  readonly broughtAt: string;
  readonly confirmedBy: string | null;
  readonly actedBy: string | null;
  readonly version: number;
};

/** A line as it was understood, before anybody was looked for. */
export type ReadRow = {
  readonly line: number;
  /** In capital letters; null: none was given. */
  readonly idNumber: string | null;
  readonly name: string;
  readonly household: string | null;
  readonly change: 'add' | 'end';
  readonly group: string | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** Why it cannot be used whoever it is. */
  readonly refused: RowReason | null;
  /** What is wrong with the number; who it is may still be found by name and household. */
  readonly wrongNumber: RowReason | null;
};

export type Found = { readonly id: PersonId; readonly name: string };

export type Match = {
  readonly person: PersonId | null;
  readonly verdict: 'matched' | 'doubtful' | 'refused' | 'enrol';
  readonly reason: RowReason | null;
};

/** A line that was kept, for comparing. */
export type KeptRow = {
  readonly line: number;
  readonly person: PersonId;
  readonly change: 'add' | 'end';
  readonly group: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly verdict: Verdict;
  readonly reason: RowReason | null;
};

/** A membership with the source of the feed that recorded it; null: a counter or an office. */
export type Sourced = Membership & { readonly id: string; readonly source: string | null };

export type PlannedAct =
  | {
      readonly act: 'add';
      readonly line: number;
      readonly person: PersonId;
      readonly group: string;
      readonly startsOn: Day;
      readonly endsOn: Day | null;
    }
  | {
      readonly act: 'end';
      readonly line: number | null;
      readonly person: PersonId;
      readonly group: string;
      readonly startsOn: Day;
      readonly endsOn: Day;
      readonly membership: string;
    };

export type Judged = {
  readonly line: number;
  readonly verdict: Verdict;
  readonly reason: RowReason | null;
};

export type Recognised = {
  readonly corrected: number;
  /** What the person is spared; also for claims on paper, which are paid by their own account. */
  readonly due: Money;
  /** What funds owe the person of it for what a hospital settled. */
  readonly parts: readonly Part[];
};

/** Records an identity under its id once and computes anew what was settled since. */
export type RecogniseSince = (id: string, membership: Membership) => Promise<Recognised>;

export type FeedDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly figures: FigureShelf;
  readonly recogniseSince: RecogniseSince;
  /** Where a person is paid, as far as it is known. */
  readonly accountOf: (sql: Sql, person: PersonId) => Promise<BankAccount | null>;
  /** The code of a group as the sender calls it; null: of none. */
  readonly groupNamed: (name: string) => string | null;
};

export const WORK_FEED = 'work-feed';
export const INCLUDE_MEMBERS = 'include-members';
/** So many lines are sealed and read together. */
export const CHUNK = 1_000;
/** Of so many lines or persons is decided in one transaction; settlements of these persons wait for it. */
export const AT_ONCE = 2_000;
