import type { PersonId, SettlementId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { fromShortId, type ShortId } from '../../../kernel/short-id.ts';
import type { StockEntry, StockKind } from '../../../money/stock/index.ts';
import { answerRow } from '../answer-row.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { documentOf, openingOf, type StockDocument, textOf } from './stock-document.ts';

/** What the transactions that keep goods differ in. */
export type StockShape = {
  readonly kind: StockKind;
  /** The node of the single form, and of the form of many rows. */
  readonly node: string;
  readonly nodeOfMany: string;
  /** Fields of the day (or time) and of the quantity. */
  readonly on: string;
  readonly quantity: string;
  /** Of a return: the field that names the sale or purchase. */
  readonly origin?: string;
  /** The form of many answers every row with its number in this field; else only what it refused. */
  readonly numberField?: string;
  readonly answer: string;
  /** Node beside the rows whose rows belong to a batch and are kept with it. */
  readonly attachments?: string;
};

/** One row, kept or refused. */
export function keepStock(number: string, shape: StockShape): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'keeps',
    permission: 'care.write',
    async handle(call) {
      const row = call.input.one(shape.node);
      const entry = entryOf(row, shape, documentOf(row, call), call);
      tellPerson(call, [entry]);
      const [outcome] = await call.world.stock.keep(call.sql, [entry]);
      if (outcome instanceof Rejection) throw outcome;
      return {};
    },
  });
}

/** Many rows: what is right is kept, and the answer says of the others why they are not. */
export function keepStockRows(number: string, shape: StockShape): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'keeps',
    permission: 'care.write',
    async handle(call) {
      const rows = call.input.many(shape.nodeOfMany);
      const documents = rows.map((row) => withAttachments(row, shape, call));
      const entries = rows.map((row, at) => entryOf(row, shape, documents[at] ?? {}, call));
      tellPerson(call, entries);
      const outcomes = await call.world.stock.keep(call.sql, entries);
      const answers = outcomes.map((outcome, at) =>
        answerOf(outcome, documents[at] ?? {}, shape, call),
      );
      return { [shape.answer]: answers.filter((answer) => answer !== null) };
    },
  });
}

function withAttachments(row: Row, { attachments }: StockShape, call: Call): StockDocument {
  const document = documentOf(row, call);
  if (attachments === undefined) return document;
  const own = call.input
    .many(attachments)
    .filter((one) => one.text('fixmedins_bchno') === row.text('fixmedins_bchno'))
    .map((one) => one.asSent());
  return { ...document, [attachments]: own };
}

function entryOf(row: Row, shape: StockShape, document: StockDocument, call: Call): StockEntry {
  const settlement = textOf(document, 'setl_id');
  return {
    provider: call.signedIn.provider.id,
    kind: shape.kind,
    batch: row.text('fixmedins_bchno'),
    item: row.text('fixmedins_hilist_id'),
    nationalItem: row.text('med_list_codg'),
    on: row.day(shape.on),
    quantity: row.decimal(shape.quantity),
    origin: shape.origin === undefined ? null : row.textOr(shape.origin),
    person: textOf(document, 'psn_no') as PersonId | null,
    visit: textOf(document, 'mdtrt_sn'),
    // A sale that was not settled here has a number of the sender's own, which stays in the document.
    settlement: settlement === null ? null : (fromShortId(settlement) as SettlementId | null),
    traceCodes: traceCodesOf(row, document),
    document: JSON.stringify(document),
    opening: shape.kind === 'count' ? JSON.stringify(openingOf(document)) : null,
  };
}

/** In the node of the boxes; older senders put a single code into the row. */
function traceCodesOf(row: Row, document: StockDocument): string[] {
  const own = textOf(document, 'drug_trac_codg');
  const boxes = row.many('drugtracinfo').flatMap((box) => box.textOr('drug_trac_codg') ?? []);
  return own === null ? boxes : [own, ...boxes];
}

function tellPerson({ concerns }: Call, entries: readonly StockEntry[]): void {
  const persons = new Set(entries.flatMap(({ person }) => person ?? []));
  const [person] = persons;
  if (persons.size === 1 && person) concerns({ person });
}

const KEPT = '0';
const REFUSED = '-1';

function answerOf(
  outcome: ShortId | Rejection,
  document: StockDocument,
  { answer, numberField }: StockShape,
  call: Call,
): OutRow | null {
  const refused = outcome instanceof Rejection;
  if (!refused && numberField === undefined) return null;
  const told = refused
    ? { retRslt: REFUSED, msgRslt: call.world.say(outcome) }
    : { retRslt: KEPT, msgRslt: null };
  const number = !refused && numberField !== undefined ? { [numberField]: outcome } : {};
  return answerRow(call, answer, { ...document, ...told, ...number });
}
