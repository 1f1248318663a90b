import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { OfficePath } from '../offices/index.ts';

export type CaseId = Id<'case'>;
/** A matter's code: the name of its document below `matters/`. */
export type MatterCode = Id<'matter'>;

/** Where somebody may bring a matter. The first four are levels of offices, lowest first. */
export const LEVELS = ['station', 'township', 'county', 'prefecture'] as const;
export type Level = (typeof LEVELS)[number];
export const CHANNELS = [...LEVELS, 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who may apply. `relative` and `agent` name the person they apply for. */
export const APPLICANTS = ['insured', 'relative', 'agent', 'unit', 'provider', 'anybody'] as const;
export type ApplicantKind = (typeof APPLICANTS)[number];

/** Who works on a step; see `platform/access.ts` for what each may. */
export const STEP_ROLES = ['clerk', 'reviewer', 'approver'] as const;
export type StepRole = (typeof STEP_ROLES)[number];

export type Names = { readonly zh: string; readonly en: string };

/**
 * One question of a form. `lines` is a table of bill lines (reimbursement); `place` six digits of a
 * county or a prefecture (`530100`); `account` a bank account of the person (holder, bank, number).
 */
export const FIELD_KINDS = [
  'text',
  'long-text',
  'day',
  'number',
  'money',
  'choice',
  'yes-no',
  'place',
  'county',
  'township',
  'phone',
  'id-number',
  'person',
  'provider',
  'disease',
  'group',
  'account',
  'settlement',
  'case',
  'lines',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Holds when the field has one of the values; all conditions of a list must hold. */
export type Condition = { readonly field: string; readonly is: readonly string[] };

export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Names;
  readonly hint: Names | null;
  readonly required: boolean;
  readonly choices: readonly ({ readonly value: string } & Names)[];
  /**
   * Of a disease: the benefit whose diseases are offered, or the earlier field that says it; null: any. Of a township: the field
   * that says its county.
   */
  readonly of: { readonly kind: string } | { readonly field: string } | null;
  /** Asked only then. */
  readonly when: readonly Condition[];
  /** What is known already and therefore shown and not asked: `person.phone`, `person.county`, `coverage.scheme`, … */
  readonly fetched: string | null;
  /** Kept sealed and masked in lists. */
  readonly personal: boolean;
};

export type Material = {
  readonly code: string;
  readonly label: Names;
  /** Where it is fetched in the place of being asked for; null: the applicant brings it. */
  readonly fetched: string | null;
  readonly required: boolean;
  /** The applicant may promise it in writing and bring it later. */
  readonly promise: boolean;
  readonly when: readonly Condition[];
};

export type Step = {
  readonly code: string;
  readonly label: Names;
  readonly role: StepRole;
  /** The level that works on it; `accepting`: whichever office took the matter in. */
  readonly at: Level | 'accepting';
  /** Working days from the beginning of the step; 0: the same working day. */
  readonly workingDays: number;
};

/**
 * A matter (事项) as its document states it. Read by a clerk on one page; a change is a new document, and a case keeps the
 * hash of the one it began with.
 */
export type Matter = {
  readonly code: MatterCode;
  readonly from: Day;
  readonly names: Names;
  readonly group: string;
  readonly summary: Names;
  readonly source: string;
  readonly applicants: readonly ApplicantKind[];
  /** Whether the matter concerns one insured person; a tip or a provider's contract does not. */
  readonly concerns: 'person' | 'provider' | 'nobody';
  /** Where it may be brought. `station` and `township` also need the office to be delegated its item. */
  readonly channels: readonly Channel[];
  /** Code in the list of delegated items (`matters/delegated.yaml`); null: not delegated. */
  readonly delegated: string | null;
  readonly fields: readonly Field[];
  readonly materials: readonly Material[];
  readonly steps: readonly Step[];
  /** The promise of the whole, in working days; `at once` is 0 with `automatic`. */
  readonly deadline: {
    readonly workingDays: number;
    /** What must have happened by then. */
    readonly until: 'decided' | 'paid';
    readonly statutory: string;
  };
  /** Decided at once when the effect's rule says yes; else it goes through the steps. */
  readonly automatic: boolean;
  /** Two different people for the last two steps, and nobody decides on his own or his household's matter. */
  readonly money: boolean;
  /** Only those who work on it may read it, not even the supervisor of another office. */
  readonly confidential: boolean;
  /** The question by which somebody says that he will not be named; then nothing of the case leads to who brought it. */
  readonly unnamed: string | null;
  readonly effect: string;
  readonly notices: readonly NoticeEvent[];
  /** Fen; every matter of today is free. */
  readonly fee: bigint;
  /** How long papers are kept after the end, in years. */
  readonly retentionYears: number;
};

export const NOTICE_EVENTS = [
  'accepted',
  'returned',
  'approved',
  'refused',
  'paid',
  'payment-returned',
  'overdue',
  // Said in every matter that takes a promise for a paper.
  'paper-owed',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/**
 * `submitted`: waits to be accepted. `open`: in a step. `returned`: with the applicant, the clock stands. `approved`: decided
 * for, being carried out. `paying`: carried out, the bank pays. The rest are ends.
 */
export const CASE_STATES = [
  'submitted',
  'open',
  'returned',
  'approved',
  'paying',
  'done',
  'refused',
  'not-accepted',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Everything that can be done to a case. Which is allowed when and to whom is one table (`case-table.ts`). */
export const CASE_ACTS = [
  'submit',
  'accept',
  'decline',
  'take',
  'assign',
  'release',
  'return',
  'resubmit',
  'forward',
  'approve',
  'refuse',
  'withdraw',
  'note',
  'add-papers',
  'correct-account',
  'reopen',
  // By the system itself.
  'carry-out',
  'pay',
  'payment-returned',
  'escalate',
  'restate-deadline',
  'chase',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

export type FormValue =
  | string
  | boolean
  | null
  | readonly Readonly<Record<string, string>>[]
  | Readonly<Record<string, string>>;
export type Form = Readonly<Record<string, FormValue>>;

/** A paper of a case: one scanned sheet or file. */
export type CasePaper = {
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Quarter turns clockwise at which it is shown. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly addedBy: string;
  readonly addedAt: string;
};

export type Applicant = {
  readonly kind: ApplicantKind;
  /** Who stands at the counter, where that is not the person. */
  readonly name: string;
  readonly phone: string | null;
  readonly relation: string | null;
};

/** One matter of one person (办件). */
export type Case = {
  readonly id: CaseId;
  /** What is printed on the receipt: area, year, number. */
  readonly number: string;
  readonly matter: MatterCode;
  /** SHA-256 of the document it goes by. */
  readonly document: string;
  readonly person: PersonId | null;
  readonly provider: ProviderId | null;
  readonly applicant: Applicant;
  readonly channel: Channel;
  readonly state: CaseState;
  /** Index into the steps; null before acceptance and after the decision. A returned case keeps its step. */
  readonly step: number | null;
  /** Whose turn it is. */
  readonly office: OfficePath;
  /** Where it was brought; online: the office of the person's county. */
  readonly acceptedAt: OfficePath;
  /** Of the person: the township or county where it is known; else where it was brought. */
  readonly home: OfficePath;
  /** Materials that the applicant promised in writing to bring later. */
  readonly promised: readonly string[];
  readonly assignee: string | null;
  /** Account or person who brought it. */
  readonly openedBy: string;
  readonly submittedAt: string;
  readonly acceptedOn: Day | null;
  readonly decidedAt: string | null;
  readonly endedAt: string | null;
  /** Of the whole; null before acceptance and while the clock stands. It stays after the end, to be read. */
  readonly dueOn: Day | null;
  /**
   * When what has to happen now is due: the acceptance, the step, the carrying out. Null while the clock stands and after
   * the promise is kept.
   */
  readonly stepDueOn: Day | null;
  /** From this day on it is shown as soon due. */
  readonly amberOn: Day | null;
  /** What was left of both when the clock was stopped; negative: it was late already. */
  readonly daysLeft: number | null;
  readonly stepDaysLeft: number | null;
  /** Holidays of a year that the State Council has not published yet were guessed. */
  readonly dueProvisional: boolean;
  /** How often it was returned for correction: at most once. */
  readonly returns: number;
  /** How many offices upwards were told that this step is late. */
  readonly escalations: number;
  /** How often it was asked for papers that were promised and are still owed after the decision. */
  readonly chases: number;
  readonly confidential: boolean;
  readonly form: Form;
  /** What the effect left: the filing's id, the settlement, the payment, … */
  readonly result: Readonly<Record<string, string>>;
  /** Who may not decide it any more: those whose decision is objected to. */
  readonly excluded: readonly string[];
  readonly version: number;
};

/** One line of the trace. Never edited: each holds the hash of the one before it. */
export type CaseEvent = {
  readonly case: CaseId;
  readonly seq: number;
  readonly act: CaseAct;
  /** Account, person or `system`. */
  readonly actor: string;
  readonly role: string;
  readonly office: OfficePath | null;
  readonly at: string;
  /** State and step after it. */
  readonly state: CaseState;
  readonly step: number | null;
  readonly dueOn: Day | null;
  readonly stepDueOn: Day | null;
  /** What the sentence of the trace is made of; personal numbers masked. */
  readonly facts: Readonly<Record<string, string>>;
  readonly hash: string;
};
