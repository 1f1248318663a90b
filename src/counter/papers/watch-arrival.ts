import { createHash } from 'node:crypto';
import { Rejection } from '../../kernel/rejection.ts';
import type { Look, Verdict } from '../../platform/files/virus-scan.ts';
import {
  EMPTY_PAPER,
  HALF_A_FILE,
  HASH_DIFFERS,
  INFECTED,
  TYPE_DIFFERS,
  TYPE_NOT_TAKEN,
} from './errors.ts';
import type { PaperType } from './model.ts';
import { type Ends, isWhole, sniffType } from './sniff-type.ts';

/** What the sender says of a file before it comes. */
export type Said = {
  readonly size: number;
  readonly hash: string;
  /** Null: he does not say. */
  readonly type: PaperType | null;
};

export type Arrived = { readonly type: PaperType; readonly size: number; readonly by: string };

const END_BYTES = 65_536;

/**
 * Passes a file on as it comes, and ends with a refusal when it is not what was said, not whole, or not clean: whoever
 * stores what is passed on then keeps nothing of it. `arrived` is told when all is well.
 */
export async function* watchArrival(
  bytes: AsyncIterable<Uint8Array>,
  { said, look, arrived }: { said: Said; look: Look; arrived: (what: Arrived) => void },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let [head, tail]: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  let size = 0;
  let finished = false;
  try {
    for await (const chunk of unbroken(bytes, said)) {
      hash.update(chunk);
      size += chunk.length;
      if (head.length < END_BYTES) head = Buffer.concat([head, chunk]).subarray(0, END_BYTES);
      tail = Buffer.concat([tail, chunk]).subarray(-END_BYTES);
      await look.tell(chunk);
      yield chunk;
    }
    const type = await judge({ head, tail, size }, said, hash.digest('hex'));
    const verdict = await look.verdict();
    finished = true;
    refuseInfected(verdict);
    arrived({ type, size, by: verdict.by });
  } finally {
    if (!finished) look.abandon();
  }
}

/** A line that breaks is half a file, not a defect of ours. */
async function* unbroken(
  bytes: AsyncIterable<Uint8Array>,
  { size }: Said,
): AsyncGenerator<Uint8Array> {
  let came = 0;
  try {
    for await (const chunk of bytes) {
      came += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new Rejection(HALF_A_FILE, { came: String(came), size: String(size) }, { cause: error });
  }
}

async function judge(ends: Ends, said: Said, hash: string): Promise<PaperType> {
  const came = { came: String(ends.size), size: String(said.size) };
  if (ends.size < said.size) throw new Rejection(HALF_A_FILE, came);
  if (ends.size === 0) throw new Rejection(EMPTY_PAPER);
  if (hash !== said.hash) throw new Rejection(HASH_DIFFERS, { said: said.hash, came: hash });
  const type = await sniffType(ends);
  if (type === null) throw new Rejection(TYPE_NOT_TAKEN, { type: said.type ?? '?' });
  if (said.type !== null && said.type !== type) {
    throw new Rejection(TYPE_DIFFERS, { said: said.type, found: type });
  }
  if (!isWhole(type, ends)) throw new Rejection(HALF_A_FILE, came);
  return type;
}

function refuseInfected({ found }: Verdict): void {
  if (found !== null) throw new Rejection(INFECTED, { found });
}
