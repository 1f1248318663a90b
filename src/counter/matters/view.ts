import { type Static, Type } from 'typebox';
import { CASE_ACTS, CASE_STATES, CHANNELS } from './model.ts';

const Text = Type.String();
const NullableText = Type.Union([Type.String(), Type.Null()]);
const Names = Type.Object({ zh: Text, en: Text });
const Facts = Type.Record(Type.String(), Type.String());
const Condition = Type.Object({ field: Text, is: Type.Array(Text) });

export const FieldView = Type.Object({
  name: Text,
  kind: Text,
  label: Names,
  hint: Type.Union([Names, Type.Null()]),
  required: Type.Boolean(),
  choices: Type.Array(Type.Object({ value: Text, zh: Text, en: Text })),
  of: Type.Union([Type.Object({ kind: Text }), Type.Object({ field: Text }), Type.Null()]),
  when: Type.Array(Condition),
  fetched: NullableText,
  personal: Type.Boolean(),
});

export const MaterialView = Type.Object({
  code: Text,
  label: Names,
  fetched: NullableText,
  required: Type.Boolean(),
  promise: Type.Boolean(),
  when: Type.Array(Condition),
});

export const StepView = Type.Object({
  code: Text,
  label: Names,
  role: Text,
  at: Text,
  workingDays: Type.Integer(),
});

export const MatterSummary = Type.Object({
  code: Text,
  names: Names,
  group: Text,
  summary: Names,
  channels: Type.Array(Type.Enum([...CHANNELS])),
  applicants: Type.Array(Text),
  concerns: Text,
  delegated: NullableText,
  automatic: Type.Boolean(),
  money: Type.Boolean(),
  confidential: Type.Boolean(),
  deadline: Type.Object({ workingDays: Type.Integer(), until: Text, statutory: Text }),
  offered: Type.Boolean({ description: 'Whether the reader may take it in where he is' }),
});
export type MatterSummary = Static<typeof MatterSummary>;

export const MatterView = Type.Object({
  ...MatterSummary.properties,
  source: Text,
  from: Text,
  document: Type.String({ description: 'SHA-256 of the document' }),
  fields: Type.Array(FieldView),
  materials: Type.Array(MaterialView),
  steps: Type.Array(StepView),
  deadlineWords: Names,
  fee: Type.String({ description: 'Yuan' }),
  retentionYears: Type.Integer(),
});
export type MatterView = Static<typeof MatterView>;

const HintView = Type.Object({ code: Text, weight: Text, facts: Facts });

const OpenCaseView = Type.Object({
  id: Text,
  number: Text,
  state: Type.Enum([...CASE_STATES]),
  acceptedAt: Text,
  submittedAt: Text,
  same: Type.Boolean({ description: 'The very same was asked for' }),
});

export const PrefillView = Type.Object({
  values: Type.Record(Type.String(), Type.Unknown()),
  fetchedMaterials: Type.Array(Text),
  hints: Type.Array(HintView),
  openCases: Type.Array(OpenCaseView),
});

export const TrialView = Type.Object({
  state: Type.Enum([...CASE_STATES]),
  decided: Type.Enum(['at-once', 'by-people']),
  look: Type.Union([Type.Object({ code: Text, facts: Facts }), Type.Null()]),
  office: Text,
  step: Type.Union([Type.Integer(), Type.Null()]),
  dueOn: NullableText,
  stepDueOn: NullableText,
  dueProvisional: Type.Boolean(),
  hints: Type.Array(HintView),
});

const PersonShown = Type.Union([Type.Object({ id: Text, name: Text }), Type.Null()]);

const Shared = {
  id: Text,
  number: Text,
  matter: Text,
  names: Names,
  person: PersonShown,
  provider: NullableText,
  channel: Type.Enum([...CHANNELS]),
  state: Type.Enum([...CASE_STATES]),
  step: Type.Union([Type.Integer(), Type.Null()]),
  stepLabel: Type.Union([Names, Type.Null()]),
  office: Text,
  acceptedAt: Text,
  assignee: NullableText,
  submittedAt: Text,
  acceptedOn: NullableText,
  decidedAt: NullableText,
  endedAt: NullableText,
  dueOn: NullableText,
  stepDueOn: NullableText,
  dueProvisional: Type.Boolean(),
  colour: Type.Enum(['green', 'amber', 'red']),
  confidential: Type.Boolean(),
  acts: Type.Array(Type.Enum([...CASE_ACTS]), { description: 'What this reader may do now' }),
  version: Type.Integer(),
};

export const CaseSummary = Type.Object(Shared);
export type CaseSummary = Static<typeof CaseSummary>;

export const CaseView = Type.Object({
  ...Shared,
  document: Text,
  home: Text,
  applicant: Type.Object({
    kind: Text,
    name: Text,
    phone: NullableText,
    relation: NullableText,
  }),
  called: Type.Record(Type.String(), Type.String(), {
    description: 'Providers and persons that form and result name by id; persons masked',
  }),
  returns: Type.Integer(),
  escalations: Type.Integer(),
  excluded: Type.Array(Text),
  promised: Type.Array(Text),
  form: Type.Record(Type.String(), Type.Unknown()),
  masked: Type.Boolean({ description: 'Personal values are hidden from this reader' }),
  result: Facts,
  objectable: Type.Boolean({ description: 'Once decided, an objection may open it again' }),
  fields: Type.Array(FieldView),
  materials: Type.Array(MaterialView),
  money: Type.Boolean({ description: 'Two different people decide' }),
  steps: Type.Array(
    Type.Object({
      ...StepView.properties,
      office: Type.String({ description: 'That has it, had it or will have it' }),
      doneBy: NullableText,
      doneAt: NullableText,
    }),
  ),
  offices: Type.Record(Type.String(), Type.Object({ zh: Text, en: Text, phone: Text }), {
    description: 'What the offices of the case are called, by path',
  }),
  papers: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      material: Text,
      file: Text,
      name: Text,
      type: Text,
      size: Type.Integer(),
      turns: Type.Integer(),
      addedBy: Text,
      addedAt: Text,
    }),
  ),
  trace: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Text,
      actor: Text,
      role: Text,
      office: NullableText,
      act: Type.Enum([...CASE_ACTS]),
      state: Type.Enum([...CASE_STATES]),
      facts: Facts,
    }),
  ),
  hints: Type.Array(HintView),
});
export type CaseView = Static<typeof CaseView>;

export const ReceiptView = Type.Object({
  number: Text,
  names: Names,
  person: NullableText,
  personId: NullableText,
  papers: Type.Array(Type.Object({ material: Names, name: Text })),
  promised: Type.Array(Names),
  submittedAt: Text,
  dueOn: NullableText,
  dueProvisional: Type.Boolean(),
  office: Type.Object({ path: Text, name: Text, nameEn: Text, phone: Text }),
  token: Type.String({ description: 'What the QR code of the receipt leads to, signed' }),
  qr: Type.String({ description: 'Text of the QR code: the path that shows the state to anybody' }),
});

export type ReceiptView = Static<typeof ReceiptView>;

/** What whoever holds the receipt sees: how far it is, and nothing of the person. */
export const PublicReceipt = Type.Object({
  number: Text,
  names: Names,
  state: Type.Enum([...CASE_STATES]),
  stepLabel: Type.Union([Names, Type.Null()]),
  submittedAt: Text,
  dueOn: NullableText,
  dueProvisional: Type.Boolean(),
  endedAt: NullableText,
  office: Type.Object({ name: Text, nameEn: Text, phone: Text }),
});
