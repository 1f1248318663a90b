import type { Day } from '../../../kernel/days.ts';
import type { Id, PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';

export type UnitId = Id<'unit'>;

/** 参保单位: who pays contributions for employees. */
export type Unit = {
  readonly id: UnitId;
  readonly key: string;
  readonly name: string;
  readonly county: string;
};

/** Somebody who works there, or retired from it, with the wage that contributions are counted by. */
export type Member = {
  readonly id: string;
  readonly key: string;
  readonly unit: UnitId;
  readonly person: PersonId;
  readonly wage: Money;
  readonly retired: boolean;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

/** Somebody who came, as the answer told it. */
export type Joined = Member & {
  /** Insured as a resident as well then. */
  readonly twice: boolean;
};

export const MONTH_STATES = ['made', 'arrears', 'paid'] as const;
export type MonthState = (typeof MONTH_STATES)[number];

/** What a unit owes for a month; its state is its last event. */
export type UnitMonth = {
  readonly unit: UnitId;
  /** The first of it. */
  readonly month: Day;
  readonly members: number;
  readonly unitShare: Money;
  readonly personShare: Money;
  readonly dueUntil: Day;
  readonly state: MonthState;
  readonly seq: number;
  readonly movedOn: Day;
};

export type MonthEvent = {
  readonly unit: UnitId;
  readonly month: Day;
  readonly seq: number;
  readonly kind: MonthState;
  readonly key: string | null;
  readonly channel: string | null;
  readonly reference: string;
  readonly journal: string | null;
  readonly onDay: Day;
  readonly actor: string;
  readonly at: string;
};
