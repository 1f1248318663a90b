import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';

export type WarningId = Id<'burden-warning'>;
export type TaskId = Id<'burden-task'>;

/** Own payments of a year as they stand: cash, own account and mutual aid, with everything that corrected them. */
export type Paid = {
  readonly person: PersonId;
  readonly paid: Money;
  /** Those that hold today. */
  readonly groups: readonly string[];
};

export type Warned = {
  readonly person: PersonId;
  readonly level: string;
  readonly threshold: Money;
  readonly paid: Money;
};

export type Task = {
  readonly id: TaskId;
  readonly warning: WarningId;
  readonly measure: string;
  readonly assignedTo: string;
  readonly assignedBy: string;
  readonly assignedOn: Day;
  readonly dueOn: Day;
  readonly state: 'assigned' | 'done' | 'measured';
  readonly doneOn: Day | null;
  readonly doneBy: string | null;
  readonly note: string;
  /** What the person paid in so many months before the measure and after it. */
  readonly months: number | null;
  readonly paidBefore: Money | null;
  readonly paidAfter: Money | null;
  readonly measuredOn: Day | null;
};

export type BurdenDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly figures: FigureShelf;
};
