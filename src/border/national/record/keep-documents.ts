import type { ClinicalDocument, DocumentKind } from '../../../health/record/index.ts';
import type { Day } from '../../../kernel/days.ts';
import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import type { Input, Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { documentText } from './document-text.ts';

/** Which fields of a row say what is searched; what a kind does not say is left out. */
export type DocumentShape = {
  readonly kind: DocumentKind;
  /** Together they are the number; the first that is stated of each group counts. */
  readonly number: readonly (readonly string[])[];
  /** The first that is stated is the day; else the day it came. */
  readonly on?: readonly string[];
  readonly items?: readonly string[];
  readonly title?: readonly string[];
  /** Flag `1`/`0`. */
  readonly abnormal?: string;
  /** Nodes beside the row that belong to the document, with the field that holds their items. */
  readonly beside?: Readonly<Record<string, string | null>>;
};

export type Owner = Pick<ClinicalDocument, 'person' | 'registration' | 'visit'>;

/** A transaction whose node holds documents, each row one; with nodes beside it, the whole message is one. */
export function keepDocuments(number: string, node: string, shape: DocumentShape): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'keeps',
    permission: 'care.write',
    async handle(call) {
      const rows = call.input.many(node);
      if (rows.length === 0) call.input.one(node);
      const documents = rows.map((row) => documentOf(row, shape, ownerOf(row), call));
      await keep(documents, call);
      return {};
    },
  });
}

export async function keep(documents: readonly ClinicalDocument[], call: Call): Promise<void> {
  const person = onlyOne(documents.map((one) => one.person));
  const registration = onlyOne(documents.map((one) => one.registration));
  call.concerns({ ...(person && { person }), ...(registration && { registration }) });
  await call.world.records.keep(call.sql, {
    documents,
    operator: call.signedIn.operator.id,
    daysWithoutList: call.signedIn.profile.recognitionDays,
  });
}

/** A message about several is of nobody in particular. */
function onlyOne<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null, ...more] = new Set(values);
  return more.length === 0 ? first : null;
}

export function ownerOf(row: Row): Owner {
  return {
    person: row.textOr('psn_no') as PersonId | null,
    registration: row.textOr('mdtrt_id') as RegistrationId | null,
    visit: row.textOr('mdtrt_sn') ?? '',
  };
}

export function documentOf(
  row: Row,
  shape: DocumentShape,
  owner: Owner,
  call: Call,
): ClinicalDocument {
  const { kind, items = [], title = [], abnormal, beside } = shape;
  const flag = abnormal === undefined ? null : row.textOr(abnormal);
  const own = items.flatMap((code) => row.textOr(code) ?? []);
  return {
    ...{ kind, ...owner, provider: call.signedIn.provider.id },
    number: numberOf(row, shape),
    on: dayOf(row, shape) ?? call.today,
    items: [...new Set([...own, ...(beside ? itemsBeside(beside, call.input) : [])])],
    title: (first(row, title) ?? '').slice(0, TITLE_LENGTH),
    abnormal: flag === null ? null : flag === '1',
    valid: row.flag('vali_flag'),
    document: documentText(beside ? call.input.asSent() : row.asSent()),
  };
}

const NUMBER_LENGTH = 160;
const TITLE_LENGTH = 300;

function numberOf(row: Row, { number }: DocumentShape): string {
  const parts = number.map((codes) => first(row, codes));
  const [leading] = number;
  if (leading && parts[0] === null) {
    throw row.refuse(leading[0] ?? '', `${leading.join('、')} 至少填写一项`);
  }
  return parts
    .map((part) => part ?? '')
    .join('/')
    .slice(0, NUMBER_LENGTH);
}

function first(row: Row, codes: readonly string[]): string | null {
  for (const code of codes) {
    const value = row.textOr(code);
    if (value !== null) return value;
  }
  return null;
}

/** Some days stand in fields of a time. */
function dayOf(row: Row, { on = [] }: DocumentShape): Day | null {
  const sent = row.asSent();
  for (const code of on) {
    const value = sent[code];
    if (typeof value === 'string') return value.slice(0, 10) as Day;
  }
  return null;
}

function itemsBeside(beside: Readonly<Record<string, string | null>>, input: Input): string[] {
  return Object.entries(beside).flatMap(([node, code]) =>
    code === null ? [] : input.many(node).flatMap((row) => row.textOr(code) ?? []),
  );
}
