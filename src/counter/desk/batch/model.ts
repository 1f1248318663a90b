import type { Id, PersonId } from '../../../kernel/ids.ts';
import type { Facts } from '../../../kernel/rejection.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Caller } from '../../../platform/http/route.ts';
import type { IdSource } from '../../../platform/id-source.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import type {
  Applicant,
  CaseId,
  CaseState,
  Form,
  GivenPaper,
  Hint,
  MatterCode,
  Matters,
} from '../../matters/index.ts';

export type BatchId = Id<'batch'>;

/**
 * `trying`: its rows are tried one after another. `tried`: somebody looks at what would happen. `running`: the good ones are
 * submitted. `stopped`: by somebody, or because who ran it may no longer. `done`: nothing good is left.
 */
export const BATCH_STATES = ['trying', 'tried', 'running', 'stopped', 'done'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** `doubtful`: it can be submitted, and somebody should look first. `failed`: a defect kept it from getting an answer. */
export const ROW_STATES = ['waiting', 'ready', 'doubtful', 'refused', 'done', 'failed'] as const;
export type RowState = (typeof ROW_STATES)[number];

export const BATCH_ACTS = ['run', 'stop', 'again'] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

export const ROWS_MAX = 5_000;

/** What one line of the sheet says. */
export type SheetRow = {
  readonly line: number;
  readonly idNumber: string;
  readonly name: string;
  readonly form: Form;
  /** Materials that the person promised in writing, of those that this form asks for. */
  readonly promised: readonly string[];
  /** Of rows that were kept before sheets brought papers: absent. */
  readonly papers?: readonly GivenPaper[];
  /** The line above that is of the same person. */
  readonly twiceOf: number | null;
};

/** What a trial or a submission said of a row. */
export type RowAnswer = {
  readonly refused: { readonly code: string; readonly facts: Facts } | null;
  /** Why somebody would have to look at what is else decided at once. */
  readonly look: { readonly code: string; readonly facts: Facts } | null;
  readonly hints: readonly Hint[];
  readonly decided: 'at-once' | 'by-people' | null;
};

/** What a trial makes of a row. Of one whose trial failed nobody knows what would happen: somebody should look first. */
export function triedState(answer: RowAnswer | null): 'ready' | 'doubtful' {
  const warned = answer?.hints.some(({ weight }) => weight === 'warning') ?? true;
  return warned || answer?.look ? 'doubtful' : 'ready';
}

export type Batch = {
  readonly id: BatchId;
  readonly matter: MatterCode;
  readonly name: string;
  readonly office: string | null;
  readonly broughtBy: string;
  readonly broughtAt: string;
  readonly caller: Caller;
  readonly staffed: boolean;
  readonly applicant: Applicant;
  readonly state: BatchState;
  readonly doubtful: boolean;
  readonly stoppedFor: string | null;
  readonly version: number;
};

export type BatchRow = {
  readonly sheet: SheetRow;
  readonly state: RowState;
  readonly answer: RowAnswer | null;
  readonly person: PersonId | null;
  readonly tries: number;
  readonly case: { readonly id: CaseId; readonly number: string; readonly state: CaseState } | null;
};

export type Counts = Readonly<Record<RowState, number>>;

/** The code of a name that stands in a sheet where the form holds a code: of a place, a disease, a group. */
export type CodeNamed = (kind: string, name: string) => string | null;

export type BatchDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly matters: Matters;
  readonly codeNamed: CodeNamed;
};

export const WORK_BATCH = 'work-batch';
