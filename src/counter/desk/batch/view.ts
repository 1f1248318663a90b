import { type Static, Type } from 'typebox';
import type { Facts } from '../../../kernel/rejection.ts';
import { maskIdNumber, maskName } from '../../../people/enrolment/index.ts';
import type { Matter } from '../../matters/index.ts';
import { columnsOf } from './columns.ts';
import { actsNow } from './decide-act.ts';
import {
  BATCH_ACTS,
  BATCH_STATES,
  type Batch,
  type BatchRow,
  type Counts,
  ROW_STATES,
} from './model.ts';

/** What a refusal is called; the sentences stand at the border. */
export type Word = (code: string, facts: Facts) => { readonly zh: string; readonly en: string };

const Names = Type.Object({ zh: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Said = Type.Object({ code: Type.String(), ...Names.properties });
const FactsView = Type.Record(Type.String(), Type.String());
const Nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

export const ColumnView = Type.Object({
  heading: Names,
  known: Type.Array(Type.String(), { description: 'What else it may be headed' }),
  required: Type.Boolean(),
  /** What may stand there, where only some words may. */
  choices: Type.Array(Names),
  kind: Type.String(),
});
export type ColumnView = Static<typeof ColumnView>;

export function columnViews(matter: Matter): ColumnView[] {
  return columnsOf(matter).map(({ heading, known, required, about }) => ({
    heading,
    known: [...known],
    required,
    choices: typeof about === 'string' ? [] : about.choices.map(({ zh, en }) => ({ zh, en })),
    kind: typeof about === 'string' ? about : about.kind,
  }));
}

export const BatchView = Type.Object({
  id: Type.String(),
  matter: Type.String(),
  names: Names,
  name: Type.String(),
  office: Nullable(Type.String()),
  broughtBy: Type.String(),
  broughtAt: Type.String(),
  state: Type.Enum([...BATCH_STATES]),
  stoppedFor: Nullable(Said),
  version: Type.Integer(),
  rows: Count,
  counts: Type.Object({
    ...{
      waiting: Count,
      ready: Count,
      doubtful: Count,
      refused: Count,
      done: Count,
      failed: Count,
    },
  }),
  /** What the reader may ask for now. */
  acts: Type.Array(Type.Enum([...BATCH_ACTS])),
});
export type BatchView = Static<typeof BatchView>;

type Beside = {
  readonly counts: Counts;
  readonly names: { readonly zh: string; readonly en: string };
  readonly by: string;
  readonly takes: boolean;
  readonly word: Word;
};

export function batchView(batch: Batch, { counts, names, word, ...reader }: Beside): BatchView {
  const { id, matter, name, office, broughtBy, broughtAt, state, stoppedFor, version } = batch;
  return {
    ...{ id, matter, names: { ...names }, name, office, broughtBy, broughtAt, state, version },
    stoppedFor: stoppedFor === null ? null : { code: stoppedFor, ...word(stoppedFor, {}) },
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts: { ...counts },
    acts: actsNow({ batch, counts, ...reader }),
  };
}

export const BatchRowView = Type.Object({
  line: Type.Integer(),
  /** As the sheet has them, masked. */
  name: Type.String(),
  idNumber: Type.String(),
  person: Nullable(Type.String({ description: 'Whose they are, where both agree' })),
  papers: Count,
  state: Type.Enum([...ROW_STATES]),
  refused: Nullable(Said),
  look: Nullable(Type.Object({ code: Type.String(), facts: FactsView })),
  hints: Type.Array(
    Type.Object({ code: Type.String(), weight: Type.Enum(['note', 'warning']), facts: FactsView }),
  ),
  decided: Nullable(Type.Enum(['at-once', 'by-people'])),
  case: Nullable(Type.Object({ id: Type.String(), number: Type.String(), state: Type.String() })),
});
export type BatchRowView = Static<typeof BatchRowView>;

export function rowView(row: BatchRow, word: Word): BatchRowView {
  const { sheet, state, answer, person, case: made } = row;
  const { refused = null, look = null, hints = [], decided = null } = answer ?? {};
  return {
    ...{ line: sheet.line, name: maskName(sheet.name), idNumber: maskIdNumber(sheet.idNumber) },
    papers: (sheet.papers ?? []).length,
    ...{ person, state, decided, hints: hints.map((hint) => ({ ...hint })) },
    refused: refused && { code: refused.code, ...word(refused.code, refused.facts) },
    look: look && { code: look.code, facts: look.facts },
    case: made && { ...made },
  };
}
