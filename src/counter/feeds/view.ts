import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import type { Facts } from '../../kernel/rejection.ts';
import { maskIdNumber, maskName } from '../../people/enrolment/index.ts';
import type { FeedFigures } from '../../rules/figures/index.ts';
import { FEED_FORMATS, FEED_KINDS, FEED_STATES, type Feed, VERDICTS } from './model.ts';
import { type Columns, readColumns } from './read-columns.ts';
import type { ActCounts, ShownAct } from './store/acts.ts';
import type { ToEnrol } from './store/enrolment.ts';
import type { HelpSum } from './store/inclusion.ts';
import type { LookedRow, VerdictCounts } from './store/rows.ts';
import { HelpsView, helpsView } from './view-helps.ts';

export type Word = (code: string, facts: Facts) => { readonly zh: string; readonly en: string };

const Named = Type.Object({ zh: Type.String(), en: Type.String() });
const OrNull = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Text = Type.String();

export const SourceView = Type.Object({
  code: Text,
  names: Named,
  groups: Type.Array(Text),
});
export type SourceView = Static<typeof SourceView>;

export const FeedView = Type.Object({
  id: Text,
  source: Text,
  names: Named,
  kind: Type.Enum([...FEED_KINDS]),
  asOf: Text,
  name: Text,
  format: Type.Enum([...FEED_FORMATS]),
  encoding: Text,
  fileHash: Text,
  announced: Type.Union([Type.Integer(), Type.Null()]),
  rows: Type.Integer(),
  state: Type.Enum([...FEED_STATES]),
  refusal: Type.Union([Type.Object({ code: Text, zh: Text, en: Text }), Type.Null()]),
  progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
  doubt: OrNull(Text),
  broughtBy: Text,
  broughtAt: Text,
  confirmedBy: OrNull(Text),
  actedBy: OrNull(Text),
  version: Type.Integer(),
});
export type FeedView = Static<typeof FeedView>;

export const FeedDetail = Type.Object({
  feed: FeedView,
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'Lines by what they are' }),
  changes: Type.Object({
    additions: Type.Integer(),
    endings: Type.Integer(),
    held: Type.Integer({ description: 'Endings that wait for a look at a line that names nobody' }),
    done: Type.Integer(),
    overtaken: Type.Integer({ description: 'Recorded or ended by somebody else meanwhile' }),
    corrected: Type.Integer({ description: 'Settlements that came out otherwise' }),
    failed: Type.Integer(),
    due: Type.String({ description: 'What funds owe people for what was settled before' }),
  }),
  helps: HelpsView,
});
export type FeedDetail = Static<typeof FeedDetail>;

export const FeedRowView = Type.Object({
  line: Type.Integer(),
  name: Text,
  idNumber: Text,
  person: OrNull(Text),
  change: Type.Enum(['add', 'end']),
  group: OrNull(Text),
  startsOn: OrNull(Text),
  endsOn: OrNull(Text),
  verdict: Type.Enum([...VERDICTS]),
  reason: Type.Union([Type.Object({ code: Text, zh: Text, en: Text }), Type.Null()]),
});
export type FeedRowView = Static<typeof FeedRowView>;

export const ChangeView = Type.Object({
  id: Text,
  line: Type.Union([Type.Integer(), Type.Null()]),
  act: Type.Enum(['add', 'end']),
  person: Text,
  name: Text,
  group: Text,
  startsOn: Text,
  endsOn: OrNull(Text),
  state: Text,
  recompute: Text,
  due: OrNull(Text),
});
export type ChangeView = Static<typeof ChangeView>;

export const EnrolView = Type.Object({
  feed: Text,
  line: Type.Integer(),
  person: OrNull(Text),
  name: Text,
  idNumber: OrNull(Text),
  group: Text,
  source: Text,
  startsOn: Text,
  listedAt: Text,
});
export type EnrolView = Static<typeof EnrolView>;

export function feedView(feed: Feed, figures: FeedFigures | null, word: Word): FeedView {
  const { source, refusal, heading: _h, bodyHash: _b, reached: _r, done, total, ...rest } = feed;
  const known = figures?.sources.find(({ code }) => code === source);
  return {
    ...rest,
    source,
    names: { zh: known?.zh ?? source, en: known?.en ?? source },
    refusal: refusal && { code: refusal.code, ...word(refusal.code, refusal.facts) },
    progress: { done, total },
  };
}

export function detailView(
  feed: FeedView,
  counts: VerdictCounts,
  { due, including, ...changes }: ActCounts,
  helps: readonly HelpSum[],
): Static<typeof FeedDetail> {
  return {
    ...{ feed, counts: { ...counts }, changes: { ...changes, due: formatYuan(due) } },
    helps: helpsView(including, helps),
  };
}

/** What stood in the line, masked as everywhere in lists. */
export type Said = { readonly name: string; readonly idNumber: string };

export function rowView({ reason, ...row }: LookedRow, said: Said, word: Word): FeedRowView {
  return {
    ...row,
    ...said,
    reason: reason === null ? null : { code: reason, ...word(reason, { line: String(row.line) }) },
  };
}

export function saidIn(cells: readonly string[] | undefined, columns: Columns | null): Said {
  const cell = (at: number | undefined) => cells?.[at ?? -1]?.trim() ?? '';
  const name = cell(columns?.name);
  return {
    name: name === '' ? '' : maskName(name),
    idNumber: maskIdNumber(cell(columns?.idNumber)),
  };
}

/** Null: the heading no longer reads, which does not hide the line. */
export function columnsOf({ heading, kind }: Feed): Columns | null {
  try {
    return readColumns(heading, kind);
  } catch {
    return null;
  }
}

export function changeView({
  due,
  name,
  membership: _,
  ...act
}: ShownAct): Static<typeof ChangeView> {
  return { ...act, name: maskName(name), due: due === null ? null : formatYuan(due) };
}

export function enrolView({ name, ...row }: ToEnrol, said: Said): Static<typeof EnrolView> {
  const idNumber = said.idNumber === '' ? null : said.idNumber;
  return { ...row, name: name === null ? said.name : maskName(name), idNumber };
}
