import { InvariantError } from '../../kernel/assert.ts';
import type { Sealer } from '../seal.ts';

/**
 * A sealed file: a mark, then chunks of (length of the key's name, name, length of what is sealed, what is sealed). Each chunk
 * is bound to the file, to its place and to whether it is the last, so that chunks can neither be left out nor moved.
 */
const MARK = Buffer.from('yikao file 1\n');
const CHUNK = 256 * 1024;
const LENGTH_BYTES = 4;

type Bytes = AsyncIterable<Uint8Array>;

export async function* sealChunks(
  sealer: Sealer,
  context: string,
  plain: Bytes,
): AsyncGenerator<Uint8Array> {
  yield MARK;
  let index = 0;
  let waiting: Buffer | null = null;
  for await (const chunk of inEqualParts(plain)) {
    if (waiting !== null) yield sealOne(sealer, boundTo(context, index++, false), waiting);
    waiting = chunk;
  }
  yield sealOne(sealer, boundTo(context, index, true), waiting ?? Buffer.alloc(0));
}

export async function* openChunks(
  sealer: Sealer,
  context: string,
  sealed: Bytes,
): AsyncGenerator<Buffer> {
  let index = 0;
  let waiting: Frame | null = null;
  for await (const frame of framesOf(context, sealed)) {
    if (waiting !== null) yield sealer.openBytes(waiting, boundTo(context, index++, false));
    waiting = frame;
  }
  if (waiting === null) throw new InvariantError(`a sealed file is empty: ${context}`);
  yield sealer.openBytes(waiting, boundTo(context, index, true));
}

/** Under which key a file was begun to be sealed: the oldest of its chunks. */
export async function sealedByOf(context: string, sealed: Bytes): Promise<string> {
  for await (const { sealedBy } of framesOf(context, sealed)) return sealedBy;
  throw new InvariantError(`a sealed file is empty: ${context}`);
}

function boundTo(context: string, index: number, last: boolean): string {
  return `${context}/${index}${last ? '/last' : ''}`;
}

function sealOne(sealer: Sealer, context: string, plain: Buffer): Buffer {
  const { bytes, sealedBy } = sealer.sealBytes(plain, context);
  const name = Buffer.from(sealedBy);
  const lengths = Buffer.alloc(LENGTH_BYTES);
  lengths.writeUInt32BE(bytes.length);
  return Buffer.concat([Buffer.from([name.length]), name, lengths, bytes]);
}

type Frame = { readonly sealedBy: string; readonly bytes: Buffer };

async function* framesOf(context: string, sealed: Bytes): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  let marked = false;
  for await (const chunk of sealed) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    if (!marked && rest.length >= MARK.length) {
      if (!rest.subarray(0, MARK.length).equals(MARK)) break;
      marked = true;
      rest = rest.subarray(MARK.length);
    }
    for (let read = marked ? readFrame(rest) : null; read; read = readFrame(rest)) {
      yield read.frame;
      rest = rest.subarray(read.length);
    }
  }
  if (!marked || rest.length > 0) {
    throw new InvariantError(`a sealed file is not whole: ${context}`);
  }
}

function readFrame(from: Buffer): { readonly frame: Frame; readonly length: number } | null {
  const nameLength = from[0] ?? 0;
  const head = 1 + nameLength + LENGTH_BYTES;
  if (from.length < head) return null;
  const length = head + from.readUInt32BE(1 + nameLength);
  if (from.length < length) return null;
  const sealedBy = from.toString('utf8', 1, 1 + nameLength);
  return { frame: { sealedBy, bytes: from.subarray(head, length) }, length };
}

async function* inEqualParts(plain: Bytes): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of plain) {
    parts.push(chunk);
    held += chunk.length;
    if (held < CHUNK) continue;
    const all = Buffer.concat(parts, held);
    const whole = all.length - (all.length % CHUNK);
    for (let at = 0; at < whole; at += CHUNK) yield all.subarray(at, at + CHUNK);
    parts = [all.subarray(whole)];
    held = all.length - whole;
  }
  if (held > 0) yield Buffer.concat(parts, held);
}
