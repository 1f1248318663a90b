import { constants, crc32, createInflateRaw } from 'node:zlib';

/** Why an archive is not read. `too-large`: it would unpack to more than is allowed, whatever it says of itself. */
export type ZipProblem =
  | 'not-zip'
  | 'truncated'
  | 'damaged'
  | 'encrypted'
  | 'not-one-file'
  | 'too-large';

export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

export type ZipLimits = {
  readonly bytesMax: number;
  /** So many bytes out for one in; small files are let off. */
  readonly ratioMax: number;
};

const SMALL = 1_048_576;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const COMMENT_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;

type Entry = {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly at: number;
  readonly directory: boolean;
};

/**
 * The one file of an archive, in pieces, so that memory holds no more than a piece. The directory at the archive's end
 * is believed only where the file itself bears it out: size, ratio and checksum are counted while unpacking.
 */
export async function* openZip(bytes: Uint8Array, limits: ZipLimits): AsyncGenerator<Buffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = entriesOf(archive).filter(({ directory }) => !directory);
  const [file] = files;
  if (files.length !== 1 || !file) throw new ZipError('not-one-file');
  const packed = dataOf(archive, file);
  const most = Math.min(limits.bytesMax, Math.max(SMALL, packed.length * limits.ratioMax));
  let size = 0;
  let crc = 0;
  for await (const piece of unpacked(packed, file.method)) {
    size += piece.length;
    if (size > most) throw new ZipError('too-large');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (crc !== file.crc) throw new ZipError('damaged');
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield packed;
    return;
  }
  if (method !== DEFLATED) throw new ZipError('damaged');
  const inflate = createInflateRaw({ finishFlush: constants.Z_FINISH });
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged');
  } finally {
    inflate.destroy();
  }
}

function entriesOf(archive: Buffer): Entry[] {
  if (archive.length < 4 || archive.readUInt16LE(0) !== 0x4b50) throw new ZipError('not-zip');
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count && entries.length < 3; index += 1) {
    if (at + ENTRY_LENGTH > end || archive.readUInt32LE(at) !== ENTRY) {
      throw new ZipError('truncated');
    }
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    entries.push({
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
      directory: name.at(-1) === 0x2f,
    });
    at += ENTRY_LENGTH + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the end of the directory stands; it may be followed by a comment. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_LENGTH - COMMENT_MAX);
  for (let at = archive.length - END_LENGTH; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw new ZipError('truncated');
}

function dataOf(archive: Buffer, { at, flags, packed }: Entry): Buffer {
  if ((flags & 1) === 1) throw new ZipError('encrypted');
  if (at + LOCAL_LENGTH > archive.length || archive.readUInt32LE(at) !== LOCAL) {
    throw new ZipError('truncated');
  }
  const from = at + LOCAL_LENGTH + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (from + packed > archive.length) throw new ZipError('truncated');
  return archive.subarray(from, from + packed);
}
