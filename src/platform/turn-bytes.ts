export type Sent = string | Uint8Array | null;

/** One statement of a turn as it goes to the server. */
export type Asked = {
  readonly name: string;
  /** Null: the server knows it by its name. */
  readonly text: string | null;
  /** Bytes are a text that is encoded already. */
  readonly values: readonly Sent[];
  /** Whether the server has to say what columns the answer has. */
  readonly describe: boolean;
};

const PARSE = 0x50;
const BIND = 0x42;
const DESCRIBE = 0x44;
const EXECUTE = 0x45;
const SYNC = 0x53;
const PORTAL = 0x50;

/** A letter and the length of the rest. */
const HEAD = 5;
const LENGTH = 4;
const COUNT = 2;
const END = 1;
const DESCRIBE_BYTES = HEAD + 2;
const EXECUTE_BYTES = HEAD + END + LENGTH;
const NULL_LENGTH = -1;

/**
 * The messages of the extended protocol for a whole turn, with one end, in one piece of memory: written piece by
 * piece, each of them would be a piece of its own up to the system call.
 */
export function turnBytes(turn: readonly Asked[]): Buffer {
  let size = HEAD;
  for (const asked of turn) size += sizeOf(asked);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const asked of turn) at = writeAsked(bytes, at, asked);
  bytes[at] = SYNC;
  bytes.writeInt32BE(LENGTH, at + 1);
  return bytes;
}

function sizeOf({ name, text, values, describe }: Asked): number {
  const named = Buffer.byteLength(name) + END;
  let size = HEAD + END + named + COUNT + COUNT + COUNT + EXECUTE_BYTES;
  for (const value of values) size += LENGTH + (value === null ? 0 : Buffer.byteLength(value));
  if (text !== null) size += HEAD + named + Buffer.byteLength(text) + END + COUNT;
  return describe ? size + DESCRIBE_BYTES : size;
}

function writeAsked(bytes: Buffer, from: number, { name, text, values, describe }: Asked): number {
  let at = from;
  if (text !== null) {
    at = writeText(bytes, writeText(bytes, at + HEAD, name), text);
    at = endMessage(bytes, { letter: PARSE, from, at: bytes.writeInt16BE(0, at) });
  }
  const bound = at;
  // The portal has no name; every value and every column is a text.
  at = writeText(bytes, bytes.writeInt8(0, at + HEAD), name);
  at = bytes.writeInt16BE(values.length, bytes.writeInt16BE(0, at));
  for (const value of values) {
    const length = value === null ? NULL_LENGTH : writeValue(bytes, at + LENGTH, value);
    at = bytes.writeInt32BE(length, at) + Math.max(length, 0);
  }
  at = endMessage(bytes, { letter: BIND, from: bound, at: bytes.writeInt16BE(0, at) });
  if (describe) {
    const portal = bytes.writeInt8(0, bytes.writeInt8(PORTAL, at + HEAD));
    at = endMessage(bytes, { letter: DESCRIBE, from: at, at: portal });
  }
  const rows = bytes.writeInt32BE(0, bytes.writeInt8(0, at + HEAD));
  return endMessage(bytes, { letter: EXECUTE, from: at, at: rows });
}

function writeValue(bytes: Buffer, at: number, value: string | Uint8Array): number {
  if (typeof value === 'string') return bytes.write(value, at);
  bytes.set(value, at);
  return value.length;
}

function writeText(bytes: Buffer, at: number, text: string): number {
  return bytes.writeInt8(0, at + bytes.write(text, at));
}

type Message = { readonly letter: number; readonly from: number; readonly at: number };

/** The head, when the length is known; where the next message begins. */
function endMessage(bytes: Buffer, { letter, from, at }: Message): number {
  bytes[from] = letter;
  bytes.writeInt32BE(at - from - 1, from + 1);
  return at;
}
