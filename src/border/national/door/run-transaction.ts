import { Rejection } from '../../../kernel/rejection.ts';
import { momentOf } from '../../../platform/clock.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Catalogue, TransactionSpec } from '../catalogue/model.ts';
import { NOT_OFFERED, UNKNOWN_TRANSACTION } from '../errors.ts';
import type { Input } from '../input.ts';
import type { MessageId, TransactionNumber } from '../model.ts';
import type { NationalFile, Output } from '../output.ts';
import type { SignedIn } from '../signed-in.ts';
import type { Call, Transaction } from '../transaction.ts';
import { compileInput } from '../validate/compile.ts';
import { readInput } from '../validate/read-input.ts';
import { writeOutput } from '../validate/write-output.ts';
import type { NationalWorld } from '../world.ts';
import { hashInput, once } from './once.ts';

/** What a message's run is given besides its number and input. */
export type CallParts = {
  readonly world: NationalWorld;
  readonly signedIn: SignedIn;
  readonly message: MessageId;
  readonly insuredArea: string | null;
  readonly concerns: Call['concerns'];
  /** What the signed-in operator may; throws what refuses. */
  readonly permit: (permission: Transaction['permission']) => void;
};

/** The output as JSON, or the file that stands in its place. */
export type Answered =
  | { readonly json: string; readonly replayed: boolean }
  | { readonly file: NationalFile };

export type FindTransaction = (number: string) => Transaction | null;

export function transactionFinder(transactions: readonly Transaction[]): FindTransaction {
  const byNumber = new Map<string, Transaction>();
  for (const one of transactions) {
    for (const number of [one.number, ...(one.alsoKnownAs ?? [])]) byNumber.set(number, one);
  }
  return (number) => byNumber.get(number) ?? null;
}

/** The number's entry in the catalogue and the file that handles it; refused by name where there is none. */
export function offered(number: string, find: FindTransaction, catalogue: Catalogue) {
  const spec = catalogue.find(number);
  if (!spec) throw new Rejection(UNKNOWN_TRANSACTION, { number: number.slice(0, 10) });
  const found = find(number);
  if (!found) {
    throw new Rejection(NOT_OFFERED, { number, nameZh: spec.zh, nameEn: spec.en });
  }
  return { spec, transaction: found };
}

type Run = {
  readonly transaction: Transaction;
  readonly spec: TransactionSpec;
  readonly input: unknown;
  readonly parts: CallParts;
};

/** Reads the input, handles it once, and completes the answer. The same way with and without HTTP. */
export async function runTransaction({ transaction, spec, input, parts }: Run): Promise<Answered> {
  const { world, signedIn } = parts;
  const read = readInput(compileInput(spec, signedIn.profile, world.catalogue), input);
  parts.permit(transaction.permission);
  const call = callOf(spec.number, read, parts);
  const { database } = world;
  if (transaction.effect !== 'keeps') {
    const output = await transaction.handle({ ...call, sql: database.sql });
    return 'file' in output
      ? { file: output.file as NationalFile }
      : { json: jsonOf(spec, output), replayed: false };
  }
  return once({
    database,
    key: call.key,
    bodyHash: hashInput(read.asSent()),
    work: async (sql: Sql) => jsonOf(spec, await transaction.handle({ ...call, sql })),
  });
}

function callOf(number: TransactionNumber, input: Input, parts: CallParts): Omit<Call, 'sql'> {
  const { world, signedIn, message, insuredArea, concerns } = parts;
  return {
    number,
    signedIn,
    key: { provider: signedIn.provider.id, transaction: number, message },
    insuredArea,
    input,
    world,
    now: momentOf(world.clock.now()),
    today: world.clock.today(),
    concerns,
  };
}

function jsonOf(spec: TransactionSpec, output: Output): string {
  return writeOutput(spec, output as Exclude<Output, { file: unknown }>);
}
