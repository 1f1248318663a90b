import type { Hint } from '../../../src/counter/matters/effect.ts';
import type {
  CaseAct,
  CaseState,
  Channel,
  Field,
  Form,
  FormValue,
  Material,
  Matter,
  Names,
  Step,
} from '../../../src/counter/matters/model.ts';

export type { CaseAct, CaseState, Channel, Field, Form, FormValue, Hint, Material, Names, Step };

/** A matter as the list offers it. */
export type MatterSummary = {
  readonly code: string;
  readonly names: Names;
  readonly group: string;
  readonly summary: Names;
  readonly concerns: Matter['concerns'];
  readonly applicants: Matter['applicants'];
  readonly channels: readonly Channel[];
  readonly delegated: string | null;
  readonly deadline: {
    readonly workingDays: number;
    readonly until: 'decided' | 'paid';
    readonly statutory: string;
  };
  readonly automatic: boolean;
  /** Two people decide. */
  readonly money: boolean;
  /** Whether the reader may take it in where he is. */
  readonly offered: boolean;
};

/** What a form is drawn from. */
export type MatterView = MatterSummary & {
  readonly fields: readonly Field[];
  readonly materials: readonly Material[];
  readonly steps: readonly Step[];
};

export type Prefill = {
  readonly values: Form;
  /** Materials that need not be brought. */
  readonly fetchedMaterials: readonly string[];
  readonly hints: readonly Hint[];
  readonly openCases: readonly OpenCase[];
};

/** The same matter of the same person that is under way; `same`: the very same was asked for. */
export type OpenCase = {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly submittedAt: string;
};

/** What would happen; nothing is kept. */
export type TrialView = {
  readonly decided: 'at-once' | 'by-people';
  /** Why somebody has to look at what would else be decided at once. */
  readonly look: { readonly code: string; readonly facts: Readonly<Record<string, string>> } | null;
  readonly dueOn: string | null;
  readonly dueProvisional: boolean;
  readonly hints: readonly Hint[];
};

export type Paper = {
  readonly seq: number;
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly turns: number;
  readonly addedAt: string;
};

export type TraceLine = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly office: string | null;
  readonly act: CaseAct;
  readonly state: CaseState;
  readonly facts: Readonly<Record<string, string>>;
};

export type Colour = 'green' | 'amber' | 'red';

/** What a queue shows of a case. */
export type CaseRow = {
  readonly id: string;
  readonly number: string;
  readonly matter: string;
  readonly names: Names;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly provider: string | null;
  readonly state: CaseState;
  readonly step: number | null;
  readonly stepLabel: Names | null;
  readonly office: string;
  readonly assignee: string | null;
  readonly dueOn: string | null;
  readonly stepDueOn: string | null;
  readonly dueProvisional: boolean;
  readonly colour: Colour;
  readonly submittedAt: string;
  readonly channel: Channel;
  readonly acceptedAt: string;
  /** What this reader may do now. */
  readonly acts: readonly CaseAct[];
  readonly version: number;
};

export type Receipt = {
  readonly number: string;
  readonly names: Names;
  readonly person: string | null;
  readonly papers: readonly { readonly material: Names; readonly name: string }[];
  readonly promised: readonly Names[];
  readonly submittedAt: string;
  readonly dueOn: string | null;
  readonly dueProvisional: boolean;
  readonly office: {
    readonly name: string;
    readonly nameEn: string;
    readonly phone: string;
  };
  /** The path that shows the state to whoever holds the receipt. */
  readonly qr: string;
};

/** A sheet as a request names it. */
export type PaperBody = {
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly turns: number;
};

/** A step with the office that has, had or will have it, and who did it where it is behind. */
export type CaseStep = Step & {
  readonly office: string;
  readonly doneBy: string | null;
  readonly doneAt: string | null;
};

/** Everything of one case that this reader may see, and what he may do to it. */
export type CaseView = CaseRow & {
  readonly fields: readonly Field[];
  readonly materials: readonly Material[];
  /** Two different people decide. */
  readonly money: boolean;
  readonly steps: readonly CaseStep[];
  /** What its offices are called, by path. */
  readonly offices: Readonly<Record<string, Names & { readonly phone: string }>>;
  readonly form: Form;
  readonly papers: readonly Paper[];
  readonly promised: readonly string[];
  readonly trace: readonly TraceLine[];
  readonly hints: readonly Hint[];
  readonly applicant: {
    readonly kind: string;
    readonly name: string;
    readonly phone: string | null;
    readonly relation: string | null;
  };
  /** Names of the providers and persons that the case holds by their ids. */
  readonly called: Readonly<Record<string, string>>;
  /** Personal values are hidden from this reader. */
  readonly masked: boolean;
  readonly returns: number;
  readonly result: Readonly<Record<string, string>>;
  /** Once decided, an objection may open it again. */
  readonly objectable: boolean;
};

export type ActBody = {
  readonly version: number;
  readonly act: CaseAct;
  readonly reason?: string;
  readonly assignee?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly form?: Form;
  readonly papers?: readonly PaperBody[];
  readonly account?: { readonly holder: string; readonly bank: string; readonly number: string };
};
