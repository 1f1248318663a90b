import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type Bank,
  type BankAnswer,
  CONTRADICTION,
  type FileFormat,
  instructionOf,
  NO_BANK,
  refuseMove,
  UNKNOWN_FILE,
  writeBankFile,
} from '../provider-payment/index.ts';
import { bookAnswers } from './book-answers.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { UNKNOWN_BATCH } from './errors.ts';
import type { BatchId, PersonOrder } from './model.ts';
import { moveOrders } from './move-orders.ts';
import { findOrdersInFile, findOrdersOfBatch } from './store/order.ts';

/**
 * That they were sent is recorded before the bank hears of them. Whatever breaks afterwards, an order is not
 * approved any more but sent, and can only be asked for by its key.
 */
export async function sendBatch(
  deps: PersonPaymentDeps,
  batch: BatchId,
  actor: string,
): Promise<void> {
  const bank = bankOf(deps);
  const action = 'send' as const;
  const sent = await moveOrders(deps, { batch, orders: null, action, actor, detail: '' });
  for (const order of sent) await book(deps, order, await bank.pay(instructionOf(order)), actor);
}

/** Asks for everything of a batch that is on its way. A bank that never heard of a key is told again, under the same. */
export async function askForBatch(
  deps: PersonPaymentDeps,
  batch: BatchId,
  actor: string,
): Promise<void> {
  const bank = bankOf(deps);
  const orders = await findOrdersOfBatch(deps.database.sql, batch);
  const [first] = orders;
  if (!first) throw new Rejection(UNKNOWN_BATCH, { id: batch });
  const asked = orders.filter((order) => refuseMove(order, 'ask', actor) === null);
  if (asked.length === 0) throw refuseMove(first, 'ask', actor);
  for (const order of asked) await book(deps, order, await answerTo(bank, order), actor);
}

async function answerTo(bank: Bank, order: PersonOrder): Promise<BankAnswer> {
  const answer = await bank.ask(order.id);
  if (answer) return answer;
  if (order.state === 'paid') {
    throw new Rejection(CONTRADICTION, { order: order.id, state: 'paid', outcome: 'unknown' });
  }
  // What went out in a file is on its way by that road, so only the file may bring it.
  if (order.inFile) return { outcome: 'unknown', reference: '', reason: '' };
  return bank.pay(instructionOf(order));
}

function book(deps: PersonPaymentDeps, { id }: PersonOrder, answer: BankAnswer, actor: string) {
  return bookAnswers(deps, [{ ...answer, key: id }], actor);
}

function bankOf({ bank }: PersonPaymentDeps): Bank {
  if (!bank) throw new Rejection(NO_BANK);
  return bank;
}

export type PersonBankFile = {
  readonly name: string;
  readonly text: string;
  /** Whose accounts stand in it. */
  readonly whose: readonly PersonId[];
};

/** The approved orders of a batch leave in a file: from here on each is sent, and is never part of another file. */
export async function sendFile(
  deps: PersonPaymentDeps,
  { batch, format }: { readonly batch: BatchId; readonly format: FileFormat },
  actor: string,
): Promise<PersonBankFile> {
  const name = `persons-${deps.ids.next()}`;
  await moveOrders(deps, { batch, orders: null, action: 'send', actor, detail: name });
  return readFile(deps, { name, format });
}

/** The same text again, for a file that was lost on the way; nothing is sent anew. */
export async function readFile(
  { database }: PersonPaymentDeps,
  { name, format }: { readonly name: string; readonly format: FileFormat },
): Promise<PersonBankFile> {
  const sent = await findOrdersInFile(database.sql, name);
  if (sent.length === 0) throw new Rejection(UNKNOWN_FILE, { name });
  const persons = new Set(sent.flatMap(({ person }) => (person === null ? [] : [person])));
  return {
    name: `${name}.${format === 'tab' ? 'txt' : 'csv'}`,
    text: writeBankFile(sent, format),
    whose: [...persons],
  };
}
