import { isUtf8 } from 'node:buffer';

/** The bytes are no UTF-8, or hold what no text holds; `line` counts from 1. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is no UTF-8`);
    this.line = line;
  }
}

const LINE_MAX = 65_536;

/** The lines of a text that comes in pieces, without their ends and without a mark of the encoding. */
export async function* textLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let rest = '';
  for await (const piece of pieces) {
    rest += decode(decoder, piece, number);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield whole(line, number);
      number += 1;
    }
    if (rest.length > LINE_MAX) throw new EncodingError(number);
  }
  rest += decode(decoder, null, number);
  if (rest !== '') yield whole(rest, number);
}

function decode(decoder: TextDecoder, piece: Buffer | null, line: number): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new EncodingError(line + linesBefore(piece));
  }
}

/** How many line ends stand before the first that is wrong; a line that began in an earlier piece is not judged. */
function linesBefore(piece: Buffer | null): number {
  let from = piece ? piece.indexOf(0x0a) : -1;
  for (let count = 0; piece && from >= 0; count += 1) {
    const next = piece.indexOf(0x0a, from + 1);
    const line = piece.subarray(from + 1, next < 0 ? undefined : next);
    if (!isUtf8(line)) return count + 1;
    from = next;
  }
  return 0;
}

/** A NUL is what UTF-16 leaves in the place of a letter. */
function whole(line: string, number: number): string {
  if (line.includes('\u0000')) throw new EncodingError(number);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
