import type { Day } from '../../kernel/days.ts';
import type { CaseId, CaseState, MatterCode } from '../matters/index.ts';
import type { OfficePath } from '../offices/index.ts';

/** What of the agency is looked at, and by which days its lateness is told. */
export type Scope = {
  /** This office and all below it. */
  readonly within: OfficePath;
  readonly today: Day;
};

/** Cases under way of somebody or something. Late: the day of what has to happen now is over. Soon: shown amber in queues. */
export type Load = {
  readonly open: number;
  readonly late: number;
  readonly soon: number;
  readonly unassigned: number;
};

export type OfficeLoad = Load & { readonly office: OfficePath };
export type PersonLoad = Omit<Load, 'unassigned'> & { readonly account: string };

/** What ended in a period, and how much of it within its deadline. */
export type OnTime = { readonly ended: number; readonly onTime: number };
export type MatterOnTime = OnTime & { readonly matter: MatterCode };
export type OfficeOnTime = OnTime & { readonly office: OfficePath };
/** Steps that somebody finished, and how many of them within the step's day. */
export type PersonOnTime = {
  readonly account: string;
  readonly steps: number;
  readonly onTime: number;
};

/** Open cases by where the people live: a county or a township. */
export type Heat = { readonly home: OfficePath; readonly open: number; readonly late: number };

export type DueCase = {
  readonly id: CaseId;
  readonly number: string;
  readonly matter: MatterCode;
  readonly state: CaseState;
  readonly office: OfficePath;
  readonly assignee: string | null;
  readonly stepDueOn: Day;
  /** Queues show it amber or red. */
  readonly soon: boolean;
  readonly dueOn: Day | null;
  readonly version: number;
};

export type Supervision = {
  readonly offices: readonly OfficeLoad[];
  readonly people: readonly PersonLoad[];
  readonly heat: readonly Heat[];
  /** What is late, soon late, or due within two weeks, most urgent first; at most `DUE_SHOWN`. */
  readonly due: readonly DueCase[];
};

export type Results = {
  readonly matters: readonly MatterOnTime[];
  readonly offices: readonly OfficeOnTime[];
  readonly people: readonly PersonOnTime[];
};

export const DUE_SHOWN = 100;

/** A step of some case, as an auditor reads it. */
export type SeenEvent = {
  readonly caseId: CaseId;
  readonly seq: number;
  readonly number: string;
  readonly matter: MatterCode;
  readonly act: string;
  readonly actor: string;
  readonly role: string;
  readonly office: OfficePath | null;
  readonly at: string;
  readonly state: CaseState;
};
